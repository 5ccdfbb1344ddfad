// Out of doors and out of focus: foliage, sky, discs of distant lamps, clouds of colour.
vec3 foliage(vec2 p) {
  vec3 green = mix(uBackA, vec3(0.12, 0.25, 0.05), 0.75);
  vec3 c = green * 0.12;
  for (int layer = 0; layer < 4; layer++) {
    float n = 5.0 + 4.0 * float(layer) * uBackScale;
    vec2 q = p * n + float(layer) * 3.7;
    ivec2 base = ivec2(floor(q));
    for (int k = 0; k < 9; k++) {
      ivec2 cell = base + ivec2(k % 3 - 1, k / 3 - 1);
      float turn = 6.28 * chance(cell, layer + 10);
      vec2 at = (vec2(cell) + vec2(chance(cell, 20 + layer), chance(cell, 30 + layer))) / n;
      vec2 along = vec2(cos(turn), sin(turn)) * (0.5 + 0.9 * chance(cell, 50)) / n;
      vec2 shift = float(layer) * 3.7 / vec2(n);
      float bright = 0.25 + 0.25 * float(layer) + 1.1 * sq(chance(cell, 40 + layer));
      c = mix(c, green * bright * mix(vec3(1.0), vec3(1.6, 1.3, 0.7), chance(cell, 60)),
          leaf(p + shift, at, along, 0.3 + 0.35 * chance(cell, 70)));
    }
  }
  return mix(c, vec3(1.1, 1.2, 1.25), 0.8 * smoothstep(0.62, 0.75, noise(vec3(p * 5.0, uBackSeed.y))) * chance(220));
}
vec3 sky(vec2 p) {
  float cloud = smoothstep(0.45, 0.75, fbm(vec3(p * vec2(2.0, 4.0), uBackSeed.x)));
  vec3 c = mix(mix(vec3(0.75, 0.85, 0.95), vec3(0.22, 0.42, 0.8), p.y), vec3(1.1), cloud);
  float hill = 0.15 + 0.4 * chance(221) + 0.12 * (fbm(vec3(p.x * 3.0, 1.0, uBackSeed.y)) - 0.5);
  return mix(c, mix(uBackA, vec3(0.1, 0.18, 0.07), 0.6) * (0.5 + fbm(vec3(p * 12.0, 3.0))), cover(p.y - hill));
}
vec3 lamps(vec2 p) {
  vec3 c = mix(uBackB * 0.12, uBackA * 0.3, p.y) * (0.6 + 0.8 * noise(vec3(p * 3.0, 1.0)));
  for (int i = 0; i < 22; i++) {
    vec2 at = vec2(chance(i * 5), 0.15 + 0.85 * chance(i * 5 + 1)) * 1.2 - 0.1;
    float r = (0.01 + 0.07 * sq(chance(i * 5 + 2))) * (0.5 + 6.0 * min(uBackBlur, 0.1));
    float edge = smoothstep(r * 1.08, r * 0.9, length(p - at));
    c += edge * (vivid(chance(i * 5 + 3), 0.5) * 0.5 + tint(i * 5)) * (0.15 + 0.9 * sq(chance(i * 5 + 4)));
  }
  return c;
}
vec3 clouds(vec2 p) {
  float f = fbm(vec3(p * uBackScale * 2.0 + uBackSeed, 0.0));
  float g = fbm(vec3(p * uBackScale * 1.3 + uBackSeed.yx, 4.0));
  return mix(mix(uBackA, uBackB, smoothstep(0.3, 0.7, f)), uBackC, smoothstep(0.45, 0.7, g));
}
