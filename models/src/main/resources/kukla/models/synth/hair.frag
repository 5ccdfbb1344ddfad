// Hair: strands along the mesh's second texture axis with the two highlights of Kajiya and Kay, 1989.
uniform vec3 uHair, uHairTip;
uniform vec2 uHatCut;
uniform float uHairShine, uHairSeed, uStrandsPerCentimetre, uCentimetresPerU;
void main() {
  if (vNeutral.y > uHatCut.x + uHatCut.y * vNeutral.z) discard; // under a hat
  vec3 n = normalize(vNormal);
  vec3 v = normalize(uEye - vPosition);
  float facing = abs(dot(n, v));
  if (dot(n, v) < 0.0) n = -n;
  vec2 dux = dFdx(vUv), duy = dFdy(vUv);
  vec3 t = dFdx(vPosition) * duy.x - dFdy(vPosition) * dux.x;
  t = t - n * dot(n, t);
  t = length(t) > 1e-9 ? normalize(t) : vec3(0.0, -1.0, 0.0);
  float across = vUv.x * uCentimetresPerU;
  float down = vUv.y * 6.0 + uHairSeed;
  float wave = 0.35 * noise(vec3(across * 0.5, down * 1.3, 2.0));
  float hairs = noise(vec3((across + wave) * uStrandsPerCentimetre, down, uHairSeed));
  float strand = 0.6 * hairs + 0.4 * noise(vec3((across + wave) * uStrandsPerCentimetre * 0.37, down, 5.0));
  // single hairs stand out at the mesh's edge and at the outline
  float thin = max(0.95 * smoothstep(0.9, 0.0, vOwn), 0.75 * smoothstep(0.4, 0.05, facing));
  if (strand + 0.25 * (hairs - 0.5) < 0.85 * thin - 0.1) discard;
  // a fringe ends above the eyes, in locks of different length
  float brow = 5.1 + 0.9 * fract(uHairSeed * 7.3) - 0.035 * sq(vNeutral.x);
  float cut = vNeutral.y - brow + 0.7 * (noise(vec3(across * 1.3, uHairSeed, 3.0)) - 0.5) + 0.5 * (hairs - 0.5);
  if (cut < 0.0 && vNeutral.z > 6.2 && abs(vNeutral.x) < 5.6 + 0.5 * hairs) discard;
  float lock = noise(vec3((across + wave) * 0.9, down * 0.5, uHairSeed + 9.0));
  vec3 base = mix(uHair, uHairTip, 0.55 * lock + 0.5 * strand - 0.2) * mix(0.12 + 1.35 * strand * (0.6 + 0.5 * lock), 0.7 + 0.4 * strand,
      smoothstep(0.03, 0.5, dot(uHair, vec3(0.333))));
  t = normalize(t + n * (strand - 0.5) * 0.5);
  float shadow = keyShadow(0.012);
  float tl = dot(t, uKey);
  float sinTl = sqrt(max(0.0, 1.0 - tl * tl));
  float kd = max(0.0, dot(n, uKey) * 0.7 + 0.3) * sinTl;
  vec3 h = normalize(v + uKey);
  float th = dot(t, h);
  float ks = pow(sqrt(max(0.0, 1.0 - th * th)), 60.0) * max(0.0, dot(n, uKey) * 0.7 + 0.3);
  float open = 1.0;
  vec3 light = mix(uGround, uSky, n.y * 0.5 + 0.5) * open + uKeyColour * kd * shadow
      + uFillColour * max(0.0, dot(n, uFill) * 0.6 + 0.4) * open
      + uRimColour * max(0.0, dot(n, uRim) * 0.7 + 0.3);
  vec3 c = base * light + uHairShine * (0.25 * uHairTip + 0.04) * uKeyColour * ks * shadow * (0.1 + 1.3 * strand);
  colour = vec4(c, 1.0);
}
