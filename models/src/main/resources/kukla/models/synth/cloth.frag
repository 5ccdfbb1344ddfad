// Clothes: plain, patterned or printed cloth, knitted or woven, in folds; a jacket open over it.
uniform vec3 uCloth, uCloth2, uJacketColour, uJacket;
uniform vec2 uPattern, uWeave, uPrint;
float band(float x) { float w = fwidth(x); return smoothstep(0.25 + w, 0.25 - w, abs(fract(x) - 0.5)); }
// A print on the chest: a block of letters or a round badge.
float print_(vec2 q) {
  vec2 p = q - vec2(5.0 * uPrint.y * step(0.5, fract(uPrint.x)), -22.0);
  float size = 2.0 + 5.0 * fract(uPrint.x * 1.7);
  p /= size;
  if (fract(uPrint.x * 2.3) < 0.5) {
    float r = length(p);
    return step(r, 1.0) * (1.0 - step(abs(r - 0.8), 0.08)) * step(0.45, noise(vec3(p * 2.5, uPrint.x)) + step(0.7, r));
  }
  vec2 cell = floor(p * vec2(3.0, 1.4));
  vec2 f = fract(p * vec2(3.0, 1.4));
  float stroke = step(0.45, hash3(ivec3(cell * 3.0 + floor(f * 3.0), int(uPrint.x * 10.0)))) * step(f.x, 0.85) * step(f.y, 0.8);
  return stroke * step(abs(p.x), 1.4) * step(abs(p.y), 0.75);
}
float pattern(vec2 q, int kind) {
  vec2 s = q / uPattern.y;
  if (kind == 1) return band(s.y * 0.5);
  if (kind == 2) return band(s.x * 0.7);
  if (kind == 3) return 0.5 * band(s.x * 0.4) + 0.5 * band(s.y * 0.4);
  if (kind == 4) return smoothstep(0.46, 0.54, noise(vec3(q * 0.3 * (0.5 + uPattern.y), uPrint.x)));
  if (kind == 5) { vec2 f = fract(s * 0.5 + vec2(0.5 * mod(floor(s.y * 0.5), 2.0), 0.0)) - 0.5; return smoothstep(0.26, 0.22, length(f)); }
  if (kind == 6) return print_(q);
  if (kind == 7) return band((s.x + abs(fract(s.y * 0.25) - 0.5) * 4.0) * 0.5);
  return 0.0;
}
void main() {
  vec3 n = normalize(vNormal);
  vec3 v = normalize(uEye - vPosition);
  if (dot(n, v) < 0.0) n = -n;
  vec2 q = vec2(vNeutral.x, vNeutral.y + 0.35 * vNeutral.z);
  vec3 base = mix(uCloth, uCloth2, pattern(q, int(uPattern.x + 0.5)));
  float folds = noise(vNeutral * vec3(0.3, 0.14, 0.3)) - 0.5;
  float wrinkle = 0.8 * noise(vNeutral * vec3(0.8, 0.45, 0.8) + 9.0) - 0.4;
  n = normalize(n + vec3(folds + 0.5 * wrinkle, 0.4 * wrinkle, 0.0) * 0.9);
  float weave = noise(vNeutral * uWeave.y);
  float rib = uWeave.x > 0.7 ? sin(q.x * 9.0) * smoothstep(0.35, 0.1, fwidth(q.x)) : 0.0;
  base *= 0.85 + 0.3 * weave + 0.22 * rib;
  if (uJacket.x > 0.5 && vNeutral.y < -11.0) {
    float open = uJacket.y * clamp((vNeutral.y - uJacket.z) / (-11.0 - uJacket.z), 0.0, 1.0);
    float d = abs(vNeutral.x) - open;
    float on = vNeutral.z > -2.0 ? smoothstep(-0.1, 0.1, d) : 1.0;
    float lapel = on * smoothstep(3.2, 3.0, d) * step(-2.0, vNeutral.z);
    vec3 outer = uJacketColour * (0.85 + 0.3 * weave) * (1.0 + 0.25 * lapel);
    base = mix(base, outer, on) * (1.0 - 0.5 * smoothstep(-1.2, 0.0, d) * (1.0 - on) - 0.4 * smoothstep(0.25, 0.0, abs(d - 3.1)) * on);
  }
  colour = vec4(lit(base, n, v, vec3(0.1), 0.8, 0.12, keyShadow(0.01), clamp(vOwn, 0.0, 1.0)), 1.0);
}
