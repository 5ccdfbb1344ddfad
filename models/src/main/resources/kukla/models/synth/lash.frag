// Lashes: strips cut into hairs that thin out towards their tips.
uniform vec3 uLashColour;
uniform float uLash;
void main() {
  float cell = vUv.x * 150.0;
  float id = floor(cell);
  float k = hash3(ivec3(int(id), 3, int(vUv.y * 6.0)));
  float lean = (k - 0.5) * 0.5;
  float x = abs(fract(cell) - 0.5 - lean * vOwn);
  float lower = smoothstep(3.5, 3.3, vNeutral.y); // shorter and thinner below
  k *= 1.0 - 0.5 * lower;
  float width = (1.0 - 0.45 * lower) * 0.3 * (1.0 - vOwn) * (0.5 + k) * (0.4 + uLash);
  if (vOwn > (1.0 - 0.5 * lower) * (0.25 + 0.55 * k * (0.5 + 0.5 * uLash)) || x > width) discard;
  vec3 light = uSky * 0.5 + uKeyColour * 0.3;
  colour = vec4(uLashColour * light, 1.0);
}
