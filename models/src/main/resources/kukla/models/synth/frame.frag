// Spectacle frames and head-phones: plastic or metal.
uniform vec3 uFrame;
uniform float uFrameGloss;
void main() {
  vec3 n = normalize(vNormal);
  vec3 v = normalize(uEye - vPosition);
  if (dot(n, v) < 0.0) n = -n;
  vec3 mirrored = mix(uGround, uSky, smoothstep(-0.4, 0.6, reflect(-v, n).y)) * uFrame * uFrameGloss * 0.4;
  colour = vec4(lit(uFrame, n, v, vec3(0.1), 0.3, uFrameGloss, keyShadow(0.01), 1.0) + mirrored, 1.0);
}
