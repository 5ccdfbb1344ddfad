// Paints skin over the neutral head, centimetres: 0 albedo (square root) and gloss,
// 1 height, hairiness, lip.
in vec3 vNeutral;
layout(location = 0) out vec4 paint;
layout(location = 1) out vec4 relief;
uniform vec3 uSeed, uTone, uLip, uBrow, uBeard, uShadowColour, uScalp, uBeardParts;
uniform float uDark, uRedness, uFreckles, uMoles, uBlotch, uWrinkles, uPores, uEyeShade, uLipEdge;
uniform float uBrowThick, uBrowDense, uBrowLift, uBeardAmount, uStubble, uShadow, uLiner, uBlush;
uniform float uOil, uScalpAmount;
uniform vec2 uBrowEnds, uHairline;
uniform vec2 uLips[12];
uniform vec2 uLid[6];
uniform vec2 uBrowLine[5];

float segment(vec2 p, vec2 a, vec2 b) {
  vec2 d = b - a;
  return length(p - a - d * clamp(dot(p - a, d) / dot(d, d), 0.0, 1.0));
}
// Signed distance to the lips' outline, negative inside.
float lips(vec2 p) {
  float d = 1e9, s = 1.0;
  for (int i = 0, j = 11; i < 12; j = i, i++) {
    vec2 a = uLips[i], b = uLips[j];
    d = min(d, segment(p, a, b));
    bvec3 c = bvec3(p.y >= a.y, p.y < b.y, (b.x - a.x) * (p.y - a.y) > (b.y - a.y) * (p.x - a.x));
    if (all(c) || all(not(c))) s = -s;
  }
  return s * d;
}
float lid(vec2 p) {
  float d = 1e9, s = 1.0;
  for (int i = 0, j = 5; i < 6; j = i, i++) {
    vec2 a = uLid[i], b = uLid[j];
    d = min(d, segment(p, a, b));
    bvec3 c = bvec3(p.y >= a.y, p.y < b.y, (b.x - a.x) * (p.y - a.y) > (b.y - a.y) * (p.x - a.x));
    if (all(c) || all(not(c))) s = -s;
  }
  return s * d;
}
float spot(vec3 p, float cell, float chance, float size) {
  ivec3 base = ivec3(floor(p / cell));
  float hit = 0.0;
  for (int k = 0; k < 8; k++) {
    ivec3 c = base + ivec3(k & 1, (k >> 1) & 1, (k >> 2) & 1);
    if (hash3(c * 7 + 11) < chance) {
      vec3 at = (vec3(c) + 0.3 * vec3(hash3(c + 101), hash3(c + 211), hash3(c + 307))) * cell;
      float r = size * (0.4 + hash3(c + 401));
      hit = max(hit, 1.0 - smoothstep(r * 0.5, r, length(p - at)));
    }
  }
  return hit;
}
void main() {
  vec3 p = vNeutral;
  vec3 s = uSeed;
  float side = sign(p.x) * 9.0;
  vec2 h = vec2(abs(p.x), p.y);
  float front = smoothstep(1.0, 6.0, p.z);
  vec3 c = uTone;
  float gloss = 0.35 + 0.4 * uOil * exp(-sq(h.x / 2.2)) * smoothstep(-3.0, 2.0, p.y);
  float height = 0.0;
  float hairy = 0.0;

  // tone: blotches, warm cheeks and nose, paler forehead, darker eye sockets
  float blotch = fbm(p * 0.5 + s) - 0.5;
  c *= 1.0 + 0.35 * uBlotch * blotch;
  c *= mix(vec3(1.0), vec3(1.05, 0.93, 0.9), (fbm(p * 1.7 + s.zxy) - 0.3) * uBlotch);
  float cheek = exp(-sq((h.x - 4.0) / 2.0) - sq((p.y - 0.2) / 1.9)) * front;
  float nose = exp(-sq(h.x / 1.5) - sq((p.y - 0.3) / 1.3)) * smoothstep(10.0, 12.0, p.z);
  float ear = smoothstep(7.2, 8.2, h.x) * smoothstep(4.0, 2.0, p.z);
  float red = uRedness * (0.8 * cheek + nose + 0.7 * ear) * (0.6 + 0.8 * fbm(p * 1.3 + s.yzx));
  c *= mix(vec3(1.0), vec3(1.0, 0.72, 0.68), clamp(red, 0.0, 1.0));
  c = mix(c, c * vec3(1.1, 0.62, 0.62), uBlush * cheek);
  float eye = lid(h);
  float socket = exp(-sq((h.x - 3.1) / 1.7) - sq((p.y - 3.3) / 1.2)) * front;
  c *= mix(vec3(1.0), vec3(0.72, 0.62, 0.66), 0.7 * uEyeShade * socket);
  float inside = smoothstep(0.35, 0.0, abs(eye)) * smoothstep(8.0, 8.6, p.z);
  c = mix(c, c * vec3(0.92, 0.6, 0.58), 0.5 * inside);

  // freckles and moles
  if (uFreckles > 0.0) {
    float where = exp(-sq((p.y - 1.0) / 3.0)) * front * smoothstep(0.25, 0.6, noise(p * 0.7 + s));
    float f = max(spot(p + s, 0.33, 0.55, 0.1), spot(p + s * 2.0, 0.21, 0.4, 0.06));
    c *= mix(vec3(1.0), vec3(0.66, 0.5, 0.4), f * where * uFreckles);
  }
  if (uMoles > 0.0) {
    float f = spot(p + s * 3.0, 2.6, 0.12, 0.16);
    c *= mix(vec3(1.0), vec3(0.35, 0.25, 0.22), f * uMoles * 0.9);
    height += f * 0.3;
  }

  // pores and wrinkles
  height += (noise(p * 14.0) - 0.5) * 0.25 * uPores + (noise(p * 5.0 + s) - 0.5) * 0.2;
  float w = uWrinkles * front;
  float lines = sin(p.y * 7.5 + 2.0 * noise(vec3(p.x * 0.5, p.y, 0.0) + s) + 0.5 * cos(h.x));
  height -= w * 1.4 * smoothstep(0.75, 1.0, lines) * smoothstep(6.6, 7.4, p.y)
      * smoothstep(10.0, 9.0, p.y) * smoothstep(5.0, 3.5, h.x);
  float fold = min(segment(h, vec2(1.75, -0.6), vec2(2.9, -2.4)), segment(h, vec2(2.9, -2.4), vec2(3.1, -3.9)));
  height -= (0.25 + 1.6 * w) * exp(-sq(fold / 0.16)) * front;
  c *= 1.0 - (0.04 + 0.2 * w) * exp(-sq(fold / 0.2)) * front;
  float crow = sin(atan(p.y - 3.4, h.x - 4.3) * 16.0);
  height -= w * smoothstep(0.6, 1.0, crow) * exp(-sq((length(h - vec2(5.4, 3.4))) / 0.8));
  float bag = exp(-sq((segment(h, vec2(2.2, 2.55), vec2(3.9, 2.4))) / 0.2)) * front;
  height -= (0.3 + w) * bag * 0.7;
  c *= 1.0 - 0.12 * (uEyeShade + w) * bag;
  float crease = exp(-sq(segment(h, vec2(2.2, 4.25), vec2(4.4, 4.2)) / 0.14)) * front;
  c *= 1.0 - 0.14 * crease;

  // eye make-up and lash line
  float upper = smoothstep(3.1, 3.7, p.y + 0.12 * (h.x - 3.1));
  float around = smoothstep(8.0, 8.8, p.z) * smoothstep(1.3, 1.7, h.x);
  c = mix(c, uShadowColour * (0.5 + dot(uTone, vec3(0.2126, 0.7152, 0.0722))), uShadow * around * smoothstep(1.4, 0.1, eye) * upper);
  c *= 1.0 - around * (0.35 + 0.6 * uLiner) * exp(-sq(eye / (0.07 + 0.1 * uLiner))) * mix(0.15 + 0.35 * uLiner, 1.0, upper);

  // lips
  float lip = lips(p.xy + 0.05 * vec2(noise(p * 4.0 + s), noise(p * 4.0 + s.yzx)) - 0.025);
  float onLip = smoothstep(uLipEdge, -uLipEdge, lip) * smoothstep(7.0, 9.0, p.z);
  float crack = noise(vec3(p.x * 9.0, p.y * 1.5, 0.0) + s);
  c = mix(c, uLip * (0.85 + 0.3 * crack), onLip);
  c *= 1.0 - 0.25 * onLip * smoothstep(0.5, 0.0, abs(p.y + 3.38)) ;
  gloss = mix(gloss, 0.9, onLip * 0.8);
  height += onLip * (crack - 0.5) * 0.3;
  float inMouth = smoothstep(10.3, 9.0, p.z) * smoothstep(2.6, 2.2, h.x) * smoothstep(-1.6, -2.4, p.y)
      * smoothstep(-6.5, -5.0, p.y);
  c = mix(c, vec3(0.28, 0.06, 0.05), inMouth * smoothstep(0.0, -0.3, lip));

  // beard and stubble: moustache, chin, jaw
  float patchy = smoothstep(0.1, 0.55, noise(p * 0.9 + s.zyx) + 0.25);
  float lipGap = smoothstep(0.03, 0.22, lip);
  float moustache = exp(-sq((p.y + 1.95) / 0.55)) * smoothstep(3.3, 2.2, h.x) * front;
  float chin = smoothstep(-4.1, -5.0, p.y) * smoothstep(3.4, 2.4, h.x) * front
      + exp(-sq(h.x / 0.7)) * smoothstep(-4.3, -4.6, p.y);
  float line = mix(-2.0, 2.5, smoothstep(5.2, 6.6, h.x)) - 1.2 * smoothstep(2.5, 4.5, 5.2 - h.x);
  line += 0.9 * (fbm(p * 1.1 + s.yxz) - 0.5);
  float jaw = smoothstep(line + 1.6, line - 1.3, p.y) * smoothstep(1.6, 3.8, h.x)
      * smoothstep(0.5, 2.5, p.z);
  float below = smoothstep(-11.0, -8.5, p.y);
  if (uStubble + uBeardAmount > 0.0) {
    float m = clamp(moustache * uBeardParts.x + chin * uBeardParts.y + jaw * uBeardParts.z, 0.0, 1.0);
  float any = clamp(moustache + chin + jaw, 0.0, 1.0);
  float hairs = noise(vec3(p.x * 10.0, p.y * 3.0, p.z * 8.0) + s);
  float dots = smoothstep(0.45, 0.75, noise(p * 16.0 + s));
  c = mix(c, mix(c, uBeard, 0.55), uStubble * any * lipGap * below * patchy * (0.35 + 0.65 * dots));
  float beard = m * uBeardAmount * lipGap * below * patchy;
  beard = clamp(beard * (0.55 + 0.9 * hairs) * 1.4, 0.0, 1.0);
  c = mix(c, uBeard * (0.5 + hairs), beard * 0.93);
  height += beard * (hairs - 0.5) * 2.2;
  hairy = max(hairy, beard);
  }

  // brows: hairs that rise inside and lie down outside
  float best = 1e9, along = 0.0;
  vec2 q = h - vec2(0.0, uBrowLift);
  for (int i = 0; i < 4; i++) {
    vec2 a = uBrowLine[i], d = uBrowLine[i + 1] - a;
    float t = clamp(dot(q - a, d) / dot(d, d), i == 0 ? -0.3 : 0.0, i == 3 ? 1.3 : 1.0);
    float dist = length(q - a - d * t);
    if (dist < best) { best = dist; along = (float(i) + t) / 4.0; }
  }
  float ends = smoothstep(uBrowEnds.x - 0.1, uBrowEnds.x + 0.1, along)
      * smoothstep(uBrowEnds.y + 0.03, uBrowEnds.y - 0.2, along);
  float thick = uBrowThick * mix(1.1, 0.5, smoothstep(0.35, 1.0, along));
  float body = smoothstep(thick, thick * 0.35, best) * ends * smoothstep(5.5, 7.0, p.z);
  float slant = mix(1.2, -0.35, smoothstep(0.0, 0.5, along));
  float strand = noise(vec3((h.x - slant * h.y) * 9.0 + side, (h.y + slant * h.x) * 2.0, s.x));
  float brow = clamp(body * uBrowDense * (0.45 + 1.0 * strand), 0.0, 1.0);
  brow *= smoothstep(0.0, 0.6, body + strand * 0.5);
  c = mix(c, uBrow, brow * 0.92);
  height += brow * (strand - 0.3) * 1.2;
  hairy = max(hairy, brow);

  // hair on the scalp under the mesh, or cut short
  float top = mix(9.9 + uHairline.x - 0.055 * sq(h.x) * (1.0 + 0.3 * uHairline.y), 6.0, smoothstep(8.0, 5.0, p.z));
  top = mix(top, 2.2, smoothstep(5.5, 3.6, p.z));
  top = mix(top, -1.0, smoothstep(2.6, -1.0, p.z));
  top = mix(top, -5.5, smoothstep(-2.0, -6.0, p.z));
  float notEar = 1.0 - smoothstep(6.4, 6.9, h.x) * smoothstep(4.8, 4.2, p.y) * smoothstep(-2.6, -1.8, p.z)
      * smoothstep(3.4, 2.8, p.z);
  float scalp = smoothstep(-0.7, 0.8, p.y - top + 1.1 * (fbm(p * 1.6 + s) - 0.5)) * notEar;
  float grain = noise(vec3(p.x * 9.0, p.y * 9.0, p.z * 9.0));
  float fine = noise(vec3(p.x * 17.0, p.y * 12.0, p.z * 14.0) + s);
  scalp = smoothstep(0.0, 0.55, scalp * 1.35 - 0.35 * fine); // thins out hair by hair
  float grown = clamp(scalp * uScalpAmount * (0.75 + 0.5 * grain), 0.0, 1.0);
  c = mix(c, uScalp * (0.6 + 0.7 * grain), grown * mix(0.3, 0.96, uScalpAmount));
  hairy = max(hairy, grown);
  height += grown * (grain - 0.5);

  gloss *= 1.0 - 0.75 * hairy;
  paint = vec4(sqrt(clamp(c, 0.002, 1.0)), gloss);
  relief = vec4(clamp(height * 0.2 + 0.5, 0.0, 1.0), hairy, onLip, 1.0);
}
