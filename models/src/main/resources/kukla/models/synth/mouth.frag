// Teeth, gums, tongue and cheeks seen from within. Light comes in between the lips alone: the
// farther behind them and the narrower they open, the darker and the redder.
uniform vec3 uTeeth, uGums, uTongue, uCavity;
uniform vec3 uMouthAt, uMouthX, uMouthY, uMouthZ; // the lips' opening and the head's axes
uniform vec2 uMouthSize; // half the opening
uniform int uKind; // 0 gums and tongue, 1 teeth, 2 cheeks and throat
void main() {
  vec3 n = normalize(vNormal);
  vec3 v = normalize(uEye - vPosition);
  if (!gl_FrontFacing) n = -n;
  vec3 away = uMouthAt - vPosition;
  vec3 q = vec3(dot(away, uMouthX), dot(away, uMouthY), dot(away, uMouthZ));
  q.xy -= clamp(q.xy, -0.6 * uMouthSize, 0.6 * uMouthSize);
  q.z = max(q.z, 0.0);
  float far2 = dot(q, q);
  vec3 out_ = normalize(q.x * uMouthX + q.y * uMouthY + (q.z + 0.25) * uMouthZ);
  float area = uMouthSize.x * uMouthSize.y;
  float slant = (q.z + 0.3) / sqrt(far2 + 0.5);
  float seen = area * slant / (far2 + area + 0.05); // form factor of a disc
  float open = seen * (0.45 + 0.55 * max(0.0, dot(n, out_)));
  float bounce = 0.16 * area / (area + 3.0) * exp(-0.16 * q.z); // what the walls throw back
  float shadow = keyShadow(0.01);
  shadow = clamp((shadow - 1.0 + uShadowDepth) / max(uShadowDepth, 0.05), 0.0, 1.0);
  vec3 base;
  float rough = 0.3, gloss;
  vec3 wrap = vec3(0.4, 0.25, 0.22);
  if (uKind == 1) {
    float neck = smoothstep(0.55, 1.25, abs(vNeutral.y + 3.25) * 0.62); // yellower towards the gum
    base = uTeeth * mix(0.88, 1.0, noise(vNeutral * 3.0)) * mix(vec3(1.0), vec3(0.93, 0.82, 0.66), neck);
    base *= mix(vec3(1.0), vec3(0.9, 0.8, 0.68), smoothstep(9.6, 7.5, vNeutral.z));
    wrap = vec3(0.5, 0.46, 0.42);
    shadow = mix(0.3 * seen, 1.0, shadow); // enamel scatters
    gloss = 0.55 * seen;
    rough = 0.25;
  } else if (uKind == 2) {
    float rim = smoothstep(9.4, 10.6, vNeutral.z);
    base = mix(uCavity, uGums, rim) * (0.85 + 0.3 * noise(vNeutral * 1.5));
    gloss = 0.35 * seen * rim;
  } else {
    float tongue = smoothstep(-2.5, -2.9, vNeutral.y) * smoothstep(2.15, 1.85, abs(vNeutral.x))
        * smoothstep(10.0, 9.6, vNeutral.z);
    float furred = smoothstep(1.5, 0.2, abs(vNeutral.x)) * smoothstep(9.4, 7.5, vNeutral.z);
    base = mix(uGums, mix(uTongue, uTongue * vec3(1.06, 1.12, 1.08), furred), tongue);
    base *= 0.82 + 0.36 * noise(vNeutral * mix(2.0, 7.0, tongue));
    base *= 1.0 - 0.14 * tongue * exp(-sq(vNeutral.x / 0.3)) * smoothstep(9.6, 8.6, vNeutral.z); // the furrow
    float deep = mix(1.0, mix(0.25, 1.0, smoothstep(4.5, 9.2, vNeutral.z)), tongue);
    seen *= deep;
    open *= deep;
    bounce *= 0.4 + 0.6 * deep;
    gloss = 0.5 * seen;
    rough = mix(0.28, 0.4, tongue);
  }
  // the key lamp is not a point: its shadow is soft, and deep inside little of it arrives
  shadow *= clamp(1.6 * seen, 0.0, 1.0);
  vec3 c = lit(base, n, v, wrap, rough, gloss, shadow, min(1.0, 1.15 * open));
  vec3 room = mix(uGround, uSky, 0.5) + 0.5 * uKeyColour * max(0.0, dot(uKey, uMouthZ)) + 0.4 * uFillColour;
  c += base * vec3(1.0, 0.5, 0.4) * room * bounce;
  colour = vec4(c, 1.0);
}
