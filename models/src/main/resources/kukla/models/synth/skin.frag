// Skin with light that creeps under it, and its fine relief.
uniform sampler2D uPaint, uRelief;
uniform float uDark, uBump;
void main() {
  vec2 at = vec2(vUv.x * 0.5, vUv.y);
  vec4 paint = texture(uPaint, at);
  vec4 relief = texture(uRelief, at);
  vec3 n = normalize(vNormal);
  vec3 v = normalize(uEye - vPosition);
  // Mikkelsen, "Bump Mapping Unparametrized Surfaces on the GPU", 2010
  vec3 dx = dFdx(vPosition), dy = dFdy(vPosition);
  float hx = dFdx(relief.r), hy = dFdy(relief.r);
  vec3 r1 = cross(dy, n), r2 = cross(n, dx);
  float det = dot(dx, r1);
  vec3 slope = (hx * r1 + hy * r2) * sign(det) * uBump / max(abs(det), 1e-5);
  n = normalize(n - slope * min(1.0, 1.2 / max(1e-4, length(slope))));
  if (!gl_FrontFacing) n = -n;
  float inMouth = smoothstep(10.4, 8.2, vNeutral.z) * smoothstep(2.9, 2.3, abs(vNeutral.x))
      * smoothstep(-1.5, -2.6, vNeutral.y) * smoothstep(-6.6, -5.4, vNeutral.y);
  float open = clamp(vOwn, 0.0, 1.0) * mix(1.0, 0.12, inMouth);
  vec3 wrap = mix(vec3(0.42, 0.24, 0.17), vec3(0.25, 0.2, 0.18), uDark);
  float shadow = keyShadow(0.004) * mix(1.0, 0.15, inMouth);
  vec3 c = lit(paint.rgb * paint.rgb, n, v, wrap, mix(0.46, 0.33, relief.b), paint.a, shadow, open);
  colour = vec4(c, 1.0);
}
