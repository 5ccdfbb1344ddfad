// Teeth, gums and tongue: darker the farther behind the lips.
uniform vec3 uTeeth, uGums;
uniform int uIsTeeth;
void main() {
  vec3 n = normalize(vNormal);
  vec3 v = normalize(uEye - vPosition);
  if (!gl_FrontFacing) n = -n;
  float deep = smoothstep(5.5, 10.4, vNeutral.z);
  float shadow = mix(0.1, 0.8, deep) * keyShadow(0.01);
  vec3 base = uGums * (0.75 + 0.5 * fbm(vNeutral * 2.0));
  if (uIsTeeth == 1) {
    float up = vNeutral.y > -3.3 ? 1.0 : 0.0;
    base = uTeeth * mix(0.75, 1.0, noise(vNeutral * 3.0));
  }
  colour = vec4(lit(base, n, v, vec3(0.3, 0.2, 0.18), 0.28, 0.8, shadow, mix(0.04, 0.6, deep * deep)), 1.0);
}
