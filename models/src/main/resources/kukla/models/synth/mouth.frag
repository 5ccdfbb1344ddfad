// Teeth, gums and tongue: darker the farther behind the lips.
uniform vec3 uTeeth, uGums;
uniform int uIsTeeth;
void main() {
  vec3 n = normalize(vNormal);
  vec3 v = normalize(uEye - vPosition);
  if (!gl_FrontFacing) n = -n;
  float deep = smoothstep(6.0, 10.6, vNeutral.z);
  float shadow = keyShadow(0.01);
  if (uIsTeeth == 1) {
    vec3 base = uTeeth * mix(0.85, 1.0, noise(vNeutral * 3.0));
    // enamel scatters: some light gets there past the lips' shadow
    shadow = mix(0.45, 1.0, shadow) * mix(0.3, 1.0, deep);
    colour = vec4(lit(base, n, v, vec3(0.5, 0.48, 0.45), 0.25, 0.7, shadow, mix(0.25, 0.95, deep)), 1.0);
  } else {
    vec3 base = uGums * (0.8 + 0.4 * fbm(vNeutral * 2.0));
    shadow = mix(0.25, 0.9, shadow) * mix(0.15, 1.0, deep);
    colour = vec4(lit(base, n, v, vec3(0.4, 0.25, 0.22), 0.28, 0.7, shadow, mix(0.1, 0.75, deep)), 1.0);
  }
}
