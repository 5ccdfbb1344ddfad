// What every backdrop is drawn with: chance by number, a palette, soft edges.
in vec2 vScreen;
out vec4 colour;
uniform float uBackKind, uBackBlur, uBackScale;
uniform vec3 uBackA, uBackB, uBackC;
uniform vec2 uBackSeed;
uniform vec4 uBackBend; // sine and cosine of the camera's roll, two keystones

float chance(int i) { return hash3(ivec3(i, int(uBackSeed.x * 1000.0), int(uBackSeed.y * 1000.0))); }
float chance(ivec2 c, int i) { return hash3(ivec3(c, i + int(uBackSeed.x * 977.0))); }
vec3 tint(float a, float b, float value) {
  vec3 c = mix(mix(uBackA, uBackB, a), uBackC, sq(b));
  return c * (0.2 + 1.4 * value);
}
vec3 tint(int i) { return tint(chance(i), chance(i + 1), chance(i + 2)); }
vec3 vivid(float hue, float value) {
  return value * sq3(clamp(abs(fract(hue + vec3(0.0, 0.667, 0.333)) * 6.0 - 3.0) - 1.0, 0.08, 1.0));
}
// Share of a pixel inside an edge at signed distance d, as far out of focus as the lens leaves it.
float cover(float d) { return smoothstep(uBackBlur, -uBackBlur, d); }
float slab(vec2 p, vec2 at, vec2 half_) {
  vec2 d = abs(p - at) - half_;
  return cover(d.x) * cover(d.y);
}
float disc(vec2 p, vec2 at, float r) { return cover(length(p - at) - r); }
// A leaf from a stalk's end along a direction, pointed at both ends.
float leaf(vec2 p, vec2 from, vec2 along, float breadth) {
  float l = length(along);
  vec2 d = along / l, q = p - from;
  float t = dot(q, d) / l;
  float side = abs(dot(q, vec2(-d.y, d.x)));
  return cover(side - breadth * l * sqrt(max(0.0, t * (1.0 - t)))) * step(0.0, t) * step(t, 1.0);
}
