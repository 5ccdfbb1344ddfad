// Clothes: plain, striped, checked or blotched cloth.
uniform vec3 uCloth, uCloth2;
uniform vec2 uPattern;
void main() {
  vec3 n = normalize(vNormal);
  vec3 v = normalize(uEye - vPosition);
  if (dot(n, v) < 0.0) n = -n;
  vec2 q = vUv / uPattern.y;
  float mask = 0.0;
  int kind = int(uPattern.x + 0.5);
  if (kind == 1) mask = step(0.5, fract(q.y));
  if (kind == 2) mask = step(0.5, fract(q.x));
  if (kind == 3) mask = 0.5 * step(0.5, fract(q.x)) + 0.5 * step(0.5, fract(q.y));
  if (kind == 4) mask = smoothstep(0.45, 0.55, fbm(vec3(q, 0.0)));
  vec3 base = mix(uCloth, uCloth2, mask) * (0.85 + 0.3 * noise(vNeutral * 6.0));
  float folds = fbm(vNeutral * vec3(0.25, 0.12, 0.25)) - 0.5;
  n = normalize(n + vec3(folds, 0.3 * folds, 0.0) * 0.9);
  colour = vec4(lit(base, n, v, vec3(0.1), 0.8, 0.15, keyShadow(0.01), clamp(vOwn, 0.0, 1.0)), 1.0);
}
