// Lets the paint run over the edges of the uv islands, so that no seam shows.
uniform sampler2D uPaint, uRelief;
layout(location = 0) out vec4 paint;
layout(location = 1) out vec4 relief;
void main() {
  ivec2 here = ivec2(gl_FragCoord.xy);
  ivec2 last = textureSize(uPaint, 0) - 1;
  ivec2 from = here;
  float least = texelFetch(uRelief, here, 0).a > 0.5 ? 0.0 : 1e9;
  if (least > 0.0) {
    for (int y = -4; y <= 4; y++)
      for (int x = -4; x <= 4; x++) {
        ivec2 at = clamp(here + ivec2(x, y), ivec2(0), last);
        float d = float(x * x + y * y);
        if (d < least && texelFetch(uRelief, at, 0).a > 0.5) { least = d; from = at; }
      }
  }
  paint = texelFetch(uPaint, from, 0);
  relief = vec4(texelFetch(uRelief, from, 0).rgb, 1.0);
}
