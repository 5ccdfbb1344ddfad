// What stands behind somebody: plain, clouds, a blurred room, or lights out of focus.
in vec2 vScreen;
out vec4 colour;
uniform float uBackKind, uBackBlur, uBackScale;
uniform vec3 uBackA, uBackB, uBackC, uSky;
uniform vec2 uBackSeed;
void main() {
  vec2 p = vScreen * 1.3 - 0.15;
  int kind = int(uBackKind + 0.5);
  vec3 c = mix(uBackB, uBackA, smoothstep(-0.1, 1.1, p.y + 0.3 * (p.x - 0.5) * sin(uBackSeed.x)));
  if (kind == 1) {
    float f = fbm(vec3(p * uBackScale * 2.0 + uBackSeed, 0.0));
    float g = fbm(vec3(p * uBackScale * 1.3 + uBackSeed.yx, 4.0));
    c = mix(mix(uBackA, uBackB, smoothstep(0.3, 0.7, f)), uBackC, smoothstep(0.45, 0.7, g));
  } else if (kind >= 2) {
    float floor_ = smoothstep(0.25 - uBackBlur, 0.25 + uBackBlur, p.y + 0.2 * sin(uBackSeed.y));
    c = mix(uBackB * 0.6, uBackA, floor_);
    for (int i = 0; i < 9; i++) {
      ivec3 k = ivec3(i, int(uBackSeed.x * 1000.0), int(uBackSeed.y * 1000.0));
      vec2 at = vec2(hash3(k), hash3(k + 31)) * 1.2 - 0.1;
      vec2 half_ = vec2(0.04) + 0.25 * vec2(sq(hash3(k + 57)), hash3(k + 71));
      vec3 tint = mix(mix(uBackA, uBackB, hash3(k + 83)), uBackC, hash3(k + 97) * 0.8) * (0.3 + 1.2 * hash3(k + 13));
      vec2 d = abs(p - at) - half_;
      float inside = kind == 2
          ? smoothstep(uBackBlur, -uBackBlur, d.x) * smoothstep(uBackBlur, -uBackBlur, d.y)
          : smoothstep(half_.x * 0.5 + uBackBlur * 0.5, half_.x * 0.5, length(p - at)) * 0.7;
      c = mix(c, tint, inside * 0.9);
    }
    c *= 0.8 + 0.4 * fbm(vec3(p * 9.0, uBackSeed.x)) * smoothstep(0.1, 0.0, uBackBlur);
  }
  colour = vec4(c * 0.9, 1.0);
}
