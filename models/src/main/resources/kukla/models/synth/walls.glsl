// Walls: plaster, bricks, boards, tiles, wallpaper, a curtain.
vec3 plaster(vec2 p) {
  float stain = fbm(vec3(p * 3.0 * uBackScale, uBackSeed.x));
  return mix(uBackA, uBackB, 0.25 * chance(200) * stain) * (0.9 + 0.2 * stain);
}
vec3 bricks(vec2 p) {
  vec2 q = p * vec2(6.0, 16.0) * (0.7 + 0.5 * chance(201));
  float row = floor(q.y);
  q.x += 0.5 * mod(row, 2.0);
  ivec2 c = ivec2(floor(q));
  vec2 f = abs(fract(q) - 0.5);
  float b = uBackBlur * 8.0;
  float stone = smoothstep(0.48 + b, 0.44 - b, f.x) * smoothstep(0.46 + b * 2.0, 0.38 - b, f.y);
  vec3 red = mix(uBackA, vec3(0.3, 0.1, 0.05), 0.6 * chance(202));
  vec3 base = red * (0.6 + 0.7 * chance(c, 1)) * (0.75 + 0.5 * fbm(vec3(p * 40.0, 1.0)));
  return mix(uBackB * 0.8 + 0.05, base, stone);
}
vec3 boards(vec2 p) {
  bool upright = chance(203) < 0.5;
  vec2 q = upright ? p : p.yx;
  float n = 4.0 + 10.0 * chance(204);
  float cell = floor(q.x * n);
  float gap = abs(fract(q.x * n) - 0.5) * 2.0;
  float grain = fbm(vec3(q.x * 30.0, q.y * 2.5 + 7.0 * cell, cell));
  vec3 wood = mix(uBackA, vec3(0.25, 0.13, 0.06), 0.7) * (0.5 + 0.9 * grain) * (0.75 + 0.5 * chance(ivec2(int(cell), 0), 3));
  return wood * (1.0 - 0.8 * smoothstep(0.93 - uBackBlur * n, 1.0, gap));
}
vec3 tiles(vec2 p) {
  float n = 5.0 + 9.0 * chance(205);
  vec2 f = abs(fract(p * n) - 0.5);
  float b = uBackBlur * n;
  float inside = smoothstep(0.49 + b, 0.46 - b, max(f.x, f.y));
  vec3 base = chance(206) < 0.4 && mod(floor(p.x * n) + floor(p.y * n), 2.0) > 0.5 ? uBackC : uBackA;
  return mix(uBackB * 0.5, base * (0.85 + 0.3 * chance(ivec2(floor(p * n)), 4)), inside);
}
vec3 wallpaper(vec2 p) {
  float n = 3.0 + 12.0 * chance(207);
  float stripe = abs(fract(p.x * n) - 0.5) - 0.25;
  float b = uBackBlur * n;
  vec3 c = mix(uBackA, uBackC, smoothstep(b, -b, stripe) * (0.3 + 0.7 * chance(208)));
  if (chance(209) < 0.5) {
    vec2 f = fract(p * n + vec2(0.5 * mod(floor(p.y * n), 2.0), 0.0)) - 0.5;
    c = mix(c, uBackB, smoothstep(b, -b, length(f) - 0.15 - 0.12 * cos(5.0 * atan(f.y, f.x))));
  }
  return c;
}
vec3 drape(vec2 p) {
  float fold = sin(p.x * 40.0 * (0.5 + chance(210)) + 3.0 * fbm(vec3(p.x * 3.0, p.y * 0.6, 2.0)));
  return uBackA * (0.55 + 0.4 * fold + 0.2 * fbm(vec3(p * 6.0, 5.0)));
}
vec3 wall(vec2 p, int kind) {
  if (kind == 1) return bricks(p);
  if (kind == 2) return boards(p);
  if (kind == 3) return tiles(p);
  if (kind == 4) return wallpaper(p);
  if (kind == 5) return drape(p);
  return plaster(p);
}
