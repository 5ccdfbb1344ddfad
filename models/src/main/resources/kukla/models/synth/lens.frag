// A spectacle lens: clear or dark glass that mirrors the lamp and the room.
uniform vec2 uLens; // how much it mirrors, how dark it is
void main() {
  vec3 n = normalize(vNormal);
  vec3 v = normalize(uEye - vPosition);
  if (dot(n, v) < 0.0) n = -n;
  vec3 r = reflect(-v, n);
  vec3 x = normalize(cross(vec3(0.0, 1.0, 0.0), uKey)), y = cross(uKey, x);
  vec2 q = vec2(dot(r, x), dot(r, y));
  float pane = smoothstep(0.1, 0.07, abs(q.x)) * smoothstep(0.14, 0.11, abs(q.y)) * step(0.0, dot(r, uKey));
  pane *= smoothstep(0.004, 0.012, abs(q.x));
  float fresnel = 0.03 + 0.6 * pow(1.0 - max(0.0, dot(n, v)), 4.0);
  vec3 room = mix(uGround, uSky, smoothstep(-0.1, 0.5, r.y)) * fresnel;
  float glare = clamp(uLens.x * (0.4 * uLens.x * pane + fresnel), 0.0, 0.6);
  float dark = uLens.y * (1.0 - glare);
  float alpha = glare + dark;
  vec3 mirrored = uKeyColour * 0.6 * pane + room * 2.0 + uSky * 0.4;
  colour = vec4((mirrored * glare + vec3(0.01) * dark) / max(alpha, 1e-3), alpha);
}
