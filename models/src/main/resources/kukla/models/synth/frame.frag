// Spectacle frames: smooth plastic or metal.
uniform vec3 uFrame;
void main() {
  vec3 n = normalize(vNormal);
  vec3 v = normalize(uEye - vPosition);
  if (dot(n, v) < 0.0) n = -n;
  colour = vec4(lit(uFrame, n, v, vec3(0.1), 0.3, 1.5, keyShadow(0.01), 1.0), 1.0);
}
