// Hair: strands along the mesh's second texture axis with the two highlights of Kajiya and Kay, 1989.
uniform vec3 uHair, uHairTip;
uniform vec2 uStrands;
uniform float uHairShine, uHairSeed;
void main() {
  vec3 n = normalize(vNormal);
  vec3 v = normalize(uEye - vPosition);
  if (dot(n, v) < 0.0) n = -n;
  vec2 dux = dFdx(vUv), duy = dFdy(vUv);
  vec3 t = dFdx(vPosition) * duy.x - dFdy(vPosition) * dux.x;
  t = t - n * dot(n, t);
  t = length(t) > 1e-9 ? normalize(t) : vec3(0.0, -1.0, 0.0);
  float strand = noise(vec3(vUv.x * uStrands.x, vUv.y * uStrands.y, uHairSeed));
  float lock = noise(vec3(vUv.x * uStrands.x * 0.18, vUv.y * uStrands.y * 0.7, uHairSeed + 9.0));
  vec3 base = mix(uHair, uHairTip, 0.55 * lock + 0.35 * strand - 0.15) * (0.45 + 0.75 * strand);
  t = normalize(t + n * (strand - 0.5) * 0.5);
  float shadow = keyShadow(0.012);
  float tl = dot(t, uKey);
  float sinTl = sqrt(max(0.0, 1.0 - tl * tl));
  float kd = max(0.0, dot(n, uKey) * 0.6 + 0.4) * sinTl;
  vec3 h = normalize(v + uKey);
  float th = dot(t, h);
  float ks = pow(sqrt(max(0.0, 1.0 - th * th)), 60.0) * max(0.0, dot(n, uKey) * 0.7 + 0.3);
  float open = clamp(vOwn, 0.0, 1.0);
  vec3 light = mix(uGround, uSky, n.y * 0.5 + 0.5) * open + uKeyColour * kd * shadow
      + uFillColour * max(0.0, dot(n, uFill) * 0.6 + 0.4) * open
      + uRimColour * max(0.0, dot(n, uRim) * 0.7 + 0.3);
  vec3 c = base * light + uHairShine * (0.25 * uHairTip + 0.04) * uKeyColour * ks * shadow * (0.5 + strand);
  colour = vec4(c, 1.0);
}
