package kukla.render.stage;

import static org.lwjgl.opengl.GL11.GL_BLEND;
import static org.lwjgl.opengl.GL11.GL_ONE;
import static org.lwjgl.opengl.GL11.GL_ONE_MINUS_SRC_ALPHA;
import static org.lwjgl.opengl.GL11.GL_SRC_ALPHA;
import static org.lwjgl.opengl.GL11.GL_ZERO;
import static org.lwjgl.opengl.GL11.glDisable;
import static org.lwjgl.opengl.GL11.glEnable;
import static org.lwjgl.opengl.GL14.glBlendFuncSeparate;

import kukla.render.Rectangle;
import kukla.render.Shader;
import kukla.render.Texture;

/**
 * Draws textures whose row 0 is the top row into a framebuffer whose row 0 is the bottom row, with
 * the device's own filter: quick rather than exact. Its opener closes it.
 */
final class PreviewPictures implements AutoCloseable {
  private static final String VERTEX =
      """
      #version 330 core
      uniform vec4 uBox; // left, low, right, high in clip space
      uniform vec2 uSize; // of the preview
      uniform vec3 uAcross; // from pixels of the preview to the picture's [0, 1]
      uniform vec3 uDown;
      out vec2 vUnit;
      void main() {
        vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
        gl_Position = vec4(mix(uBox.xy, uBox.zw, corner), 0.0, 1.0);
        vec2 unit = gl_Position.xy * vec2(0.5, -0.5) + 0.5;
        vec3 at = vec3(unit * uSize, 1.0);
        vUnit = vec2(dot(uAcross, at), dot(uDown, at));
      }
      """;
  private static final String FRAGMENT =
      """
      uniform sampler2D uPicture;
      uniform vec2 uStepAcross; // of the picture's [0, 1] between two samples
      uniform vec2 uStepDown;
      uniform float uOpacity;
      in vec2 vUnit;
      out vec4 colour;
      void main() {
        vec3 sum = vec3(0.0);
        for (int j = 0; j < TAPS; j++) {
          for (int i = 0; i < TAPS; i++) {
            vec2 inside = vec2(i, j) - 0.5 * float(TAPS - 1);
            sum += texture(uPicture, vUnit + inside.x * uStepAcross + inside.y * uStepDown).rgb;
          }
        }
        colour = vec4(sum / float(TAPS * TAPS), uOpacity);
      }
      """;
  private static final int MOST_TAPS = 4;

  // by the samples a side of one pixel, less one: a loop of fixed length is far quicker
  private final Shader[] shaders = new Shader[MOST_TAPS];
  private final Rectangle rectangle = new Rectangle();

  PreviewPictures() {
    for (int taps = 1; taps <= MOST_TAPS; taps++) {
      String fragment = "#version 330 core\n#define TAPS " + taps + "\n" + FRAGMENT;
      shaders[taps - 1] = new Shader("preview", VERTEX, fragment);
    }
  }

  /**
   * @param where pixels from the preview's top left corner
   * @param pictureToPreview where the picture's texels lie
   */
  void draw(
      Texture picture, Fit where, PictureMap pictureToPreview, double opacity, int wide, int high) {
    PictureMap toPicture = pictureToPreview.inverse();
    // one filtered sample sees two texels a side
    double across = Math.hypot(toPicture.xx(), toPicture.yx());
    double down = Math.hypot(toPicture.xy(), toPicture.yy());
    int taps = (int) Math.max(1, Math.min(MOST_TAPS, Math.ceil(Math.max(across, down) / 2)));
    PictureMap toUnit =
        new PictureMap(1.0 / picture.width(), 0, 0, 0, 1.0 / picture.height(), 0).after(toPicture);
    picture.bind(0);
    Shader shader =
        shaders[taps - 1]
            .use()
            .set("uPicture", 0)
            .set("uSize", wide, high)
            .set("uOpacity", (float) opacity)
            .set("uAcross", (float) toUnit.xx(), (float) toUnit.xy(), (float) toUnit.x0())
            .set("uDown", (float) toUnit.yx(), (float) toUnit.yy(), (float) toUnit.y0())
            .set("uStepAcross", (float) toUnit.xx() / taps, (float) toUnit.yx() / taps)
            .set("uStepDown", (float) toUnit.xy() / taps, (float) toUnit.yy() / taps);
    if (opacity < 1) {
      glEnable(GL_BLEND);
      glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ZERO, GL_ONE);
    }
    int row0 = high - where.top() - where.height();
    rectangle.draw(shader, where.left(), row0, where.width(), where.height(), wide, high);
    glDisable(GL_BLEND);
  }

  /** The pixels of a preview that a mapped square of [-1, 1] may touch. */
  static Fit bounds(PictureMap place, int wide, int high) {
    double reachX = Math.abs(place.xx()) + Math.abs(place.xy());
    double reachY = Math.abs(place.yx()) + Math.abs(place.yy());
    int left = (int) Math.max(0, Math.floor(place.x0() - reachX));
    int top = (int) Math.max(0, Math.floor(place.y0() - reachY));
    int right = (int) Math.min(wide, Math.ceil(place.x0() + reachX));
    int bottom = (int) Math.min(high, Math.ceil(place.y0() + reachY));
    return new Fit(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  }

  @Override
  public void close() {
    for (Shader shader : shaders) {
      shader.close();
    }
    rectangle.close();
  }
}
