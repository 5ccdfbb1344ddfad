// What is held before the face: skin of a hand, plastic or china.
uniform vec3 uProp;
uniform float uPropSkin, uPropStripe;
void main() {
  vec3 n = normalize(vNormal);
  vec3 v = normalize(uEye - vPosition);
  if (dot(n, v) < 0.0) n = -n;
  vec3 base = uProp;
  vec3 wrap = vec3(0.1);
  if (uPropSkin > 0.5) {
    float mottled = fbm(vNeutral * 1.3);
    base *= mix(vec3(0.92, 0.8, 0.76), vec3(1.08), mottled);
    float joint = smoothstep(0.35, 0.0, abs(fract((vNeutral.y - 3.6) / 2.7) - 0.5)) * smoothstep(3.0, 4.5, vNeutral.y);
    base *= 1.0 - 0.12 * joint * noise(vNeutral * vec3(3.0, 9.0, 3.0));
    base *= mix(vec3(1.0), vec3(1.08, 0.85, 0.8), smoothstep(8.0, 11.0, vNeutral.y));
    wrap = vec3(0.42, 0.24, 0.17);
  } else if (uPropStripe > 0.0) {
    base = mix(base, vec3(0.7) - 0.5 * base, step(0.5, fract(vNeutral.y / (uPropStripe * 3.0))));
  }
  float gloss = uPropSkin > 0.5 ? 0.45 : 1.2;
  colour = vec4(lit(base, n, v, wrap, 0.4, gloss, keyShadow(0.012), 0.9), 1.0);
}
