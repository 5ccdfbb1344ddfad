// What stands and hangs before a wall: shelves of books, windows, doors, pictures, lamps, plants.
vec3 shelves(vec2 p, vec3 c, vec2 low, vec2 high) {
  vec2 size = high - low, q = (p - low) / size;
  float inside = slab(p, 0.5 * (low + high), 0.5 * size);
  if (inside <= 0.0) return c;
  float rows = floor(2.0 + size.y * 6.0 * (0.6 + 0.6 * chance(301)));
  float row = floor(q.y * rows), y = fract(q.y * rows);
  float x = p.x * (18.0 + 26.0 * chance(302));
  x += 0.33 * sin(x * 2.1 + row * 5.0) + 0.25 * sin(x * 0.83 + row);
  ivec2 book = ivec2(int(floor(x)), int(row));
  float edge = abs(fract(x) - 0.5) * 2.0;
  float b = uBackBlur * 30.0;
  float tall = 0.5 + 0.4 * chance(book, 5) - 0.55 * step(0.86, chance(book, 6));
  vec3 back = tint(303) * 0.12;
  vec3 spine = mix(tint(chance(book, 7), chance(book, 8), chance(book, 9)), vivid(chance(book, 10), 0.45), 0.4 * sq(chance(304)))
      * (0.35 + 0.9 * chance(book, 11));
  spine = mix(spine, vec3(0.75, 0.72, 0.65), step(0.8, chance(book, 12)));
  spine *= 1.0 - 0.65 * smoothstep(0.75 - b, 1.0, edge);
  float label = step(abs(y - 0.3 - 0.3 * chance(book, 13)), 0.05) * step(edge, 0.7);
  spine = mix(spine, vec3(0.8, 0.7, 0.45), label * 0.7 * step(b, 0.4));
  float h = uBackBlur * rows / size.y;
  vec3 s = mix(back, spine, smoothstep(tall + h, tall - h, y));
  s *= 0.55 + 0.45 * smoothstep(1.0, 0.75, y);
  vec3 board = mix(tint(305), vec3(0.3, 0.18, 0.09), 0.6 * chance(306));
  s = mix(s, board, smoothstep(0.09 + h, 0.07 - h, y));
  return mix(c, s, inside);
}
vec3 window(vec2 p, vec3 c, vec2 at, vec2 half_) {
  vec3 out_ = chance(311) < 0.5 ? sky((p - at) / half_ * 0.5 + 0.5) : mix(foliage(p * 0.7) * 2.2, vec3(1.2), 0.35);
  out_ = mix(out_ * (0.8 + 1.2 * chance(312)), vec3(1.7), 0.6 * chance(313));
  vec3 frame = chance(314) < 0.7 ? vec3(0.75) : tint(315) * 0.5;
  c = mix(c, frame * 0.7, slab(p, at, half_ + 0.035));
  c = mix(c, out_, slab(p, at, half_));
  vec2 panes = vec2(1.0 + floor(2.0 * chance(316)), 1.0 + floor(3.0 * chance(317)));
  vec2 f = (p - at + half_) / (2.0 * half_) * panes;
  vec2 bar = abs(fract(f + 0.5) - 0.5) * 2.0 * half_ / panes;
  float bars = max(cover(bar.x - 0.011), cover(bar.y - 0.011)) * slab(p, at, half_);
  if (chance(318) < 0.3) bars = smoothstep(-0.3, 0.4, sin(p.y * 170.0)) * 0.8 * slab(p, at, half_); // blinds
  return mix(c, frame, bars);
}
vec3 door(vec2 p, vec3 c, float x, float wide) {
  vec3 paint = chance(321) < 0.5 ? vec3(0.7, 0.68, 0.64) : tint(322);
  c = mix(c, paint * 1.1, slab(p, vec2(x, 0.2), vec2(wide + 0.04, 0.75)));
  c = mix(c, paint * 0.35, slab(p, vec2(x, 0.2), vec2(wide + 0.008, 0.715)));
  c = mix(c, paint * (chance(323) < 0.3 ? 0.15 : 0.85), slab(p, vec2(x, 0.2), vec2(wide, 0.71)));
  for (int i = 0; i < 4; i++) {
    vec2 at = vec2(x + wide * (i % 2 == 0 ? -0.48 : 0.48), i < 2 ? 0.66 : 0.18);
    vec2 half_ = vec2(wide * 0.32, 0.17);
    c *= 1.0 - 0.25 * (slab(p, at, half_) - slab(p, at, half_ - 0.012));
  }
  return mix(c, vec3(0.5, 0.45, 0.35), disc(p, vec2(x + wide * 0.86, 0.38), 0.017));
}
vec3 picture(vec2 p, vec3 c, vec2 at, vec2 half_, int i) {
  c *= 1.0 - 0.35 * slab(p, at + vec2(0.012, -0.018), half_ + 0.015);
  c = mix(c, chance(i) < 0.5 ? vec3(0.02) : tint(i + 1), slab(p, at, half_));
  c = mix(c, chance(i + 4) < 0.6 ? vec3(0.8, 0.78, 0.74) : tint(i + 5), slab(p, at, half_ - 0.014));
  vec2 q = (p - at) / half_;
  vec3 ink = chance(i + 8) < 0.4 ? vivid(chance(i + 9), 0.7) : tint(i + 10) * 0.6;
  float mark = 0.0, b = uBackBlur / half_.x;
  float kind = chance(i + 13);
  if (kind < 0.3) mark = smoothstep(0.5 + b, 0.5 - b, length(q - 0.3 * vec2(chance(i + 14), chance(i + 15))));
  else if (kind < 0.55) mark = smoothstep(-b * 3.0, b * 3.0, sin(q.y * 22.0)) * step(q.x, 0.4 + 0.4 * chance(int(q.y * 7.0) + i)) ;
  else if (kind < 0.8) mark = smoothstep(0.45, 0.5 + b, fbm(vec3(q * 1.6, uBackSeed.x + float(i))));
  else mark = step(0.5, chance(ivec2(floor(q * 3.0)), i));
  return mix(c, ink, mark * slab(p, at, half_ - 0.035));
}
vec3 lamp(vec2 p, vec3 c, vec2 at) {
  float d = length((p - at) * vec2(1.0, 0.8));
  vec3 warm = vec3(1.5, 1.05, 0.6) * (0.5 + chance(331));
  c += c * warm * 0.9 * exp(-d * 7.0) + warm * 0.05 * exp(-d * 5.0);
  c = mix(c, vec3(0.05), slab(p, at - vec2(0.0, 0.35), vec2(0.007, 0.3)));
  vec2 q = p - at;
  float shade = cover(abs(q.x) - (0.075 - 0.4 * q.y)) * cover(abs(q.y) - 0.07);
  return mix(c, warm * (0.7 + 0.4 * exp(-sq(q.x / 0.05))), shade);
}
vec3 plant(vec2 p, vec3 c, vec2 at) {
  for (int i = 0; i < 16; i++) {
    float turn = 3.14 * (0.02 + 0.96 * chance(340 + i));
    vec2 along = vec2(cos(turn), sin(turn)) * (0.12 + 0.22 * chance(360 + i));
    vec3 green = mix(vec3(0.05, 0.16, 0.03), vec3(0.2, 0.35, 0.1), chance(380 + i));
    vec2 bent = p + vec2(0.0, 1.2 * sq(p.x - at.x));
    c = mix(c, green * (0.5 + 0.8 * chance(400 + i)), leaf(bent, at, along, 0.12 + 0.3 * chance(345)));
  }
  return mix(c, tint(346), slab(p, at - vec2(0.0, 0.09), vec2(0.07 + 0.1 * (p.y - at.y), 0.1)));
}
