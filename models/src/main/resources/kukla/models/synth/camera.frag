// The camera: boxes the large picture down, blurs, exposes, codes in sRGB, adds grain.
in vec2 vScreen;
out vec4 colour;
uniform sampler2D uPicture;
uniform vec3 uWhite, uTint;
uniform vec2 uTexel, uSmear;
uniform float uExposure, uGrain, uBlur, uVignette, uContrast, uSaturation, uFrame0;
vec3 tone(vec3 c) {
  c = c * (1.0 + c * 0.2) / (1.0 + c * 0.75) * 1.25;
  return sqrt(clamp(c, 0.0, 1.0));
}
vec3 exposed(vec2 at) { return tone(texture(uPicture, at).rgb * uExposure * uWhite * uTint); }
vec3 boxed(vec2 at) {
  vec3 sum = vec3(0.0);
  float total = 0.0;
  int taps = uBlur > 0.15 ? 2 : 1;
  for (int y = -taps; y < taps; y++)
    for (int x = -taps; x < taps; x++) {
      vec2 o = vec2(x, y) + 0.5;
      float w = taps == 1 ? 1.0 : exp(-dot(o, o) / (0.5 + 3.0 * uBlur * uBlur));
      sum += w * exposed(at + o * uTexel * (taps == 1 ? 1.0 : 1.0 + uBlur * 0.4));
      total += w;
    }
  return sum / total;
}
// Somebody who moves while the shutter is open; alpha says where somebody is.
vec3 smeared(vec2 at, int reach) {
  vec3 sum = vec3(0.0);
  for (int i = -reach; i <= reach; i++) sum += exposed(at + uSmear * uTexel * float(i) * 0.6);
  return sum / float(2 * reach + 1);
}
void main() {
  vec3 c = boxed(vScreen);
  int reach = dot(uSmear, uSmear) > 0.0 ? 3 : -1; // a loop without turns costs nothing, a branch does
  vec3 moved = smeared(vScreen, reach);
  if (reach > 0 && texture(uPicture, vScreen).a > 0.5) c = moved;
  c = pow(c, vec3(0.91)); // a power of 0.5 already, 1 / 2.2 in all
  float grey = dot(c, vec3(0.2126, 0.7152, 0.0722));
  c = mix(vec3(grey), c, uSaturation);
  c = mix(c, c * c * (3.0 - 2.0 * c), (uContrast - 1.0) * 2.0);
  c *= 1.0 - uVignette * dot(vScreen - 0.5, vScreen - 0.5) * 1.6;
  ivec3 k = ivec3(gl_FragCoord.xy, int(uFrame0));
  vec3 grain = vec3(hash3(k), hash3(k + ivec3(0, 0, 5001)), hash3(k + ivec3(0, 0, 9001))) - 0.5;
  float mono = hash3(k + ivec3(0, 0, 3001)) - 0.5;
  c += (grain * 0.6 + mono) * 2.0 * uGrain;
  colour = vec4(clamp(c, 0.0, 1.0), 1.0);
}
