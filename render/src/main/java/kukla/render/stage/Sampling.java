package kukla.render.stage;

/**
 * How a picture is looked up for one output pixel; each is a shader of its own. The GLSL function
 * {@code sampled(p)} takes the position of the output pixel's centre in texels of {@code uPicture};
 * {@code uScale} is how many texels an output pixel spans across and down.
 */
enum Sampling {
  /** Pixel for pixel. */
  COPIED(
      """
      vec3 sampled(vec2 p) { return texelFetch(uPicture, ivec2(p), 0).rgb; }
      """),

  /** Bilinear: the picture grows. */
  GROWN(
      """
      vec3 sampled(vec2 p) { return bilinear(p); }
      """),

  /** Exact area mean on an axis that shrinks, linear on one that grows; upright maps only. */
  SHRUNK(
      """
      uniform int uTapsAcross;
      uniform int uTapsDown;
      float share(float at, float centre, float scale) {
        if (scale <= 1.0) return max(0.0, 1.0 - abs(at + 0.5 - centre));
        float half_ = 0.5 * scale;
        return max(0.0, min(centre + half_, at + 1.0) - max(centre - half_, at)) / scale;
      }
      vec3 sampled(vec2 p) {
        vec2 first = floor(p - 0.5 * max(uScale, vec2(1.0)));
        vec3 sum = vec3(0.0);
        for (int j = 0; j < uTapsDown; j++) {
          float y = first.y + float(j);
          float down = share(y, p.y, uScale.y);
          for (int i = 0; i < uTapsAcross; i++) {
            float x = first.x + float(i);
            sum += down * share(x, p.x, uScale.x) * texel(ivec2(x, y));
          }
        }
        return sum;
      }
      """),

  /** The mean of uTapsAcross × uTapsDown bilinear samples spread over the output pixel. */
  TURNED(
      """
      uniform int uTapsAcross;
      uniform int uTapsDown;
      vec3 sampled(vec2 p) {
        vec3 sum = vec3(0.0);
        for (int j = 0; j < uTapsDown; j++) {
          for (int i = 0; i < uTapsAcross; i++) {
            vec2 inside = (vec2(i, j) + 0.5) / vec2(uTapsAcross, uTapsDown) - 0.5;
            sum += bilinear(p + vec2(dot(uAcross.xy, inside), dot(uDown.xy, inside)));
          }
        }
        return sum / float(uTapsAcross * uTapsDown);
      }
      """);

  private static final String COMMON =
      """
      #version 330 core
      uniform sampler2D uPicture;
      uniform vec3 uAcross; // texels across = dot(uAcross, (x, y, 1))
      uniform vec3 uDown;
      uniform vec2 uScale;
      out vec4 colour;
      vec3 texel(ivec2 at) {
        ivec2 last = textureSize(uPicture, 0) - 1;
        return texelFetch(uPicture, clamp(at, ivec2(0), last), 0).rgb;
      }
      vec3 bilinear(vec2 p) {
        vec2 low = floor(p - 0.5);
        vec2 share = p - 0.5 - low;
        ivec2 at = ivec2(low);
        vec3 upper = mix(texel(at), texel(at + ivec2(1, 0)), share.x);
        vec3 lower = mix(texel(at + ivec2(0, 1)), texel(at + ivec2(1, 1)), share.x);
        return mix(upper, lower, share.y);
      }
      """;

  private static final String PLAIN =
      """
      void main() {
        vec3 at = vec3(gl_FragCoord.xy, 1.0);
        colour = vec4(sampled(vec2(dot(uAcross, at), dot(uDown, at))), 1.0);
      }
      """;

  private static final String FEATHERED =
      """
      uniform sampler2D uGround;
      uniform float uFeather;
      uniform vec4 uFades; // left, top, right, bottom: 1 where the edge fades
      float ramp(vec2 depth, vec2 fades) {
        if (min(depth.x, depth.y) < 0.0) return 0.0;
        vec2 inside = mix(vec2(1.0), depth, fades);
        float t = uFeather <= 0.0 ? 1.0 : min(1.0, min(inside.x, inside.y) / uFeather);
        return t * t * (3.0 - 2.0 * t);
      }
      void main() {
        vec3 at = vec3(gl_FragCoord.xy, 1.0);
        vec2 p = vec2(dot(uAcross, at), dot(uDown, at));
        vec2 unit = p / vec2(textureSize(uPicture, 0));
        float mask = ramp(vec2(unit.x, 1.0 - unit.x), uFades.xz)
            * ramp(vec2(unit.y, 1.0 - unit.y), uFades.yw);
        vec3 ground = texelFetch(uGround, ivec2(gl_FragCoord.xy), 0).rgb;
        colour = vec4(mix(ground, sampled(p), mask), 1.0);
      }
      """;

  private final String function;

  Sampling(String function) {
    this.function = function;
  }

  /** What suits a map from output pixels to texels. */
  static Sampling of(PictureMap map) {
    if (!map.isUpright()) {
      return TURNED;
    }
    if (map.xx() > 1 || map.yy() > 1) {
      return SHRUNK;
    }
    boolean pixelForPixel =
        map.xx() == 1
            && map.yy() == 1
            && map.x0() == Math.rint(map.x0())
            && map.y0() == Math.rint(map.y0());
    return pixelForPixel ? COPIED : GROWN;
  }

  /** The fragment shader that covers what is below. */
  String plain() {
    return COMMON + function + PLAIN;
  }

  /** The fragment shader that mixes into {@code uGround}, fading at the picture's edges. */
  String feathered() {
    return COMMON + function + FEATHERED;
  }
}
