// What stands behind somebody, drawn once a scene.
vec3 room(vec2 p, int kind) {
  vec3 c = wall(p, kind);
  float from = chance(401) < 0.5 ? p.x : 1.0 - p.x;
  c *= 1.25 - 0.75 * from * chance(402);
  if (chance(403) < 0.3) { // a corner and its second wall
    float x = chance(404), side = cover(x - p.x);
    c *= 1.0 - 0.45 * side - 0.15 * cover(abs(p.x - x) - 0.004);
  }
  float left = chance(405) < 0.5 ? 0.0 : 1.0; // the fuller side
  float a = mix(0.02, 0.3, chance(406)), b = 1.0 - mix(0.02, 0.3, chance(407));
  if (chance(408) < 0.3) c = door(p, c, mix(a, b, left), 0.13 + 0.1 * chance(409));
  if (chance(411) < 0.28) {
    vec2 low = vec2(mix(-0.1, 0.5 + 0.3 * chance(412), left), -0.2 + 0.6 * chance(413) * chance(415));
    vec2 high = vec2(mix(0.25 + 0.3 * chance(412), 1.1, left), 0.55 + 0.6 * chance(414));
    if (chance(416) < 0.35) { low.x = -0.2; high.x = 1.2; }
    c = shelves(p, c, low, high);
  }
  if (chance(421) < 0.4)
    c = window(p, c, vec2(mix(b, a, left), 0.6 + 0.2 * chance(422)), vec2(0.1 + 0.15 * chance(423), 0.17 + 0.2 * chance(424)));
  int pictures = int(3.6 * chance(431));
  for (int i = 0; i < pictures; i++) {
    vec2 half_ = 0.05 + 0.11 * vec2(chance(440 + 20 * i), chance(441 + 20 * i));
    c = picture(p, c, vec2(chance(442 + 20 * i), 0.55 + 0.4 * chance(443 + 20 * i)), half_, 444 + 20 * i);
  }
  if (chance(501) < 0.3) c = lamp(p, c, vec2(mix(b, a, left), 0.45 + 0.3 * chance(502)));
  if (chance(503) < 0.3) c = plant(p, c, vec2(mix(a, b, chance(504)), 0.12 + 0.4 * chance(505)));
  return c;
}
void main() {
  vec2 p = vScreen * 1.2 - 0.6;
  p = vec2(p.x * uBackBend.y - p.y * uBackBend.x, p.x * uBackBend.x + p.y * uBackBend.y);
  p = p / (1.0 + dot(p, uBackBend.zw)) + 0.5;
  int kind = int(uBackKind + 0.5);
  vec3 c = mix(uBackB, uBackA, smoothstep(-0.1, 1.1, p.y + 0.3 * (p.x - 0.5) * sin(uBackSeed.x)));
  if (kind == 1) c = clouds(p);
  else if (kind == 2) c = lamps(p);
  else if (kind == 3) c = foliage(p);
  else if (kind == 4) c = sky(p);
  else if (kind >= 5) c = room(p, kind - 5);
  colour = vec4(max(c, 0.0) * 0.9, 1.0);
}
