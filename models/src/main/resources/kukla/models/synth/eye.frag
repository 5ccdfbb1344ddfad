// Eyeball: white with veins, iris and pupil seen through the clear cornea, wet shine.
uniform vec3 uIris, uIrisInner, uSclera;
uniform vec3 uEyeCentre;
uniform vec2 uEyeSeed;
uniform float uIrisRadius, uPupil, uLimbus, uVeins;
void main() {
  vec3 n = normalize(vNormal);
  vec3 v = normalize(uEye - vPosition);
  vec3 q = vNeutral - vec3(sign(vNeutral.x) * uEyeCentre.x, uEyeCentre.yz);
  float r = length(q.xy);
  float a = atan(q.y, q.x);
  float edge = smoothstep(uIrisRadius - 0.05, uIrisRadius + 0.04, r);
  if (q.z < 0.0) edge = 1.0;
  float t = r / uIrisRadius;
  float fibre = noise(vec3(a * 9.0, t * 2.0, uEyeSeed.x)) * 0.6 + noise(vec3(a * 22.0, t * 3.0, uEyeSeed.y)) * 0.4;
  vec3 iris = mix(uIrisInner, uIris, smoothstep(0.35, 0.75, t)) * (0.42 + 0.78 * fibre);
  iris *= 1.0 - uLimbus * 0.8 * smoothstep(0.72, 1.0, t);
  iris *= smoothstep(uPupil - 0.02, uPupil + 0.02, r);
  // light gathers opposite the lamp in the iris bowl
  iris *= 0.8 + 0.5 * clamp(0.5 - 1.2 * dot(q.xy, uKey.xy), 0.0, 1.0);
  vec3 white = uSclera;
  float vein = smoothstep(0.1, 0.0, abs(noise(vec3(q.x * 4.0, q.y * 7.0, q.z * 4.0 + uEyeSeed.x)) - 0.5));
  white = mix(white, white * vec3(1.0, 0.55, 0.5), uVeins * 0.35 * vein * smoothstep(0.6, 1.3, r));
  white *= mix(vec3(1.0), vec3(0.95, 0.75, 0.72), smoothstep(0.9, 1.5, r) * 0.7);
  float open = mix(1.0, 0.5, smoothstep(0.6, 1.35, r)) * clamp(vOwn, 0.0, 1.0);
  float shadow = keyShadow(0.006);
  vec3 flat_ = normalize(mix(n, v, 0.35));
  vec3 c = lit(mix(iris, white, edge), mix(flat_, n, edge), v, vec3(0.5, 0.42, 0.4), 0.5, 0.0, shadow * 0.8, open * 0.62);
  vec3 spec = uKeyColour * shadow * (shine(n, v, uKey, 0.12) + 0.15 * shine(n, v, uKey, 0.3))
      + uFillColour * shine(n, v, uFill, 0.15) + uSky * 0.05 * smoothstep(0.2, 0.7, reflect(-v, n).y);
  colour = vec4(c + min(spec, vec3(2.5)), 1.0);
}
