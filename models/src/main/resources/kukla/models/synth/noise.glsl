#version 330 core
// Chance and noise for every shader; this text stands in front of each.
float hash1(uint n) {
  n = (n << 13U) ^ n;
  n = n * (n * n * 15731U + 789221U) + 1376312589U;
  return float(n & 0x7fffffffU) / float(0x7fffffff);
}
float hash3(ivec3 p) {
  return hash1(uint(p.x) * 1597334677U ^ uint(p.y) * 3812015801U ^ uint(p.z) * 2798796415U);
}
float noise(vec3 p) {
  ivec3 i = ivec3(floor(p));
  vec3 f = fract(p);
  f = f * f * (3.0 - 2.0 * f);
  return mix(
      mix(mix(hash3(i), hash3(i + ivec3(1, 0, 0)), f.x),
          mix(hash3(i + ivec3(0, 1, 0)), hash3(i + ivec3(1, 1, 0)), f.x), f.y),
      mix(mix(hash3(i + ivec3(0, 0, 1)), hash3(i + ivec3(1, 0, 1)), f.x),
          mix(hash3(i + ivec3(0, 1, 1)), hash3(i + ivec3(1, 1, 1)), f.x), f.y), f.z);
}
float fbm(vec3 p) {
  return noise(p) * 0.5 + noise(p * 2.03 + 7.1) * 0.27 + noise(p * 4.1 + 3.7) * 0.15
      + noise(p * 8.3 + 1.9) * 0.08;
}
float sq(float x) { return x * x; }
vec3 sq3(vec3 x) { return x * x; }
