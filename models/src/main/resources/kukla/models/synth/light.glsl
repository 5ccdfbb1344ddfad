// Three lamps and a sky, for every surface. Linear light.
in vec3 vPosition;
in vec3 vNormal;
in vec2 vUv;
in vec3 vNeutral;
in float vOwn;
in vec3 vShadow;
layout(location = 0) out vec4 colour;
uniform vec3 uEye;
uniform vec3 uKey, uKeyColour, uFill, uFillColour, uRim, uRimColour, uSky, uGround;
uniform float uKeySoft, uShadowDepth;
uniform sampler2D uShadowMap;

float keyShadow(float bias) {
  if (any(lessThan(vShadow, vec3(0.0))) || any(greaterThan(vShadow, vec3(1.0)))) return 1.0;
  vec2 texel = uKeySoft / vec2(textureSize(uShadowMap, 0));
  float turn = 6.2832 * hash1(uint(gl_FragCoord.x) * 1973U + uint(gl_FragCoord.y) * 9277U);
  vec2 x = texel * vec2(cos(turn), sin(turn)), y = vec2(-x.y, x.x);
  float at = vShadow.z - bias;
  float lit = step(at, texture(uShadowMap, vShadow.xy + 0.55 * x).r)
      + step(at, texture(uShadowMap, vShadow.xy - 0.95 * x).r)
      + step(at, texture(uShadowMap, vShadow.xy + 1.25 * y).r)
      + step(at, texture(uShadowMap, vShadow.xy - 1.5 * y).r);
  return mix(1.0, lit / 4.0, uShadowDepth);
}
vec3 wrapped(vec3 normal, vec3 to, vec3 wrap) {
  return max(vec3(0.0), (vec3(dot(normal, to)) + wrap) / sq(1.0 + wrap.r));
}
float shine(vec3 n, vec3 v, vec3 to, float rough) {
  vec3 h = normalize(v + to);
  float a2 = sq(sq(rough));
  float nh = max(0.0, dot(n, h));
  float d = a2 / (3.1416 * sq(nh * nh * (a2 - 1.0) + 1.0));
  float k = sq(rough + 1.0) / 8.0;
  float nl = max(0.0, dot(n, to));
  float nv = max(0.02, dot(n, v));
  float g = 1.0 / ((nl * (1.0 - k) + k) * (nv * (1.0 - k) + k));
  float f = 0.035 + 0.965 * sq(sq(1.0 - max(0.0, dot(h, v))));
  return d * g * f * 0.25 * nl;
}
// A cheaper shine for the weaker lamps.
float broad(vec3 n, vec3 v, vec3 to) {
  float s = max(0.0, dot(reflect(-v, n), to));
  s *= s;
  return 0.12 * s * s * s;
}
// wrap: how far light creeps around per channel; open: ambient light that gets here, 0 to 1
vec3 lit(vec3 albedo, vec3 n, vec3 v, vec3 wrap, float rough, float gloss, float shadow, float open) {
  vec3 sky = mix(uGround, uSky, n.y * 0.5 + 0.5) * open;
  vec3 light = sky + uKeyColour * wrapped(n, uKey, wrap) * shadow
      + uFillColour * wrapped(n, uFill, wrap) * open + uRimColour * wrapped(n, uRim, wrap) * open;
  vec3 mirror = uKeyColour * shine(n, v, uKey, rough) * shadow
      + (uFillColour * broad(n, v, uFill) + uRimColour * broad(n, v, uRim)) * open
      + sky * 0.12 * sq(sq(1.0 - max(0.0, dot(n, v))));
  return albedo * light + mirror * gloss;
}
