package kukla.render.stage;

import static org.lwjgl.opengl.GL11.GL_BLEND;
import static org.lwjgl.opengl.GL11.GL_FLOAT;
import static org.lwjgl.opengl.GL11.GL_ONE;
import static org.lwjgl.opengl.GL11.GL_ONE_MINUS_SRC_ALPHA;
import static org.lwjgl.opengl.GL11.GL_RED;
import static org.lwjgl.opengl.GL11.GL_SRC_ALPHA;
import static org.lwjgl.opengl.GL11.GL_TEXTURE_2D;
import static org.lwjgl.opengl.GL11.GL_ZERO;
import static org.lwjgl.opengl.GL11.glDisable;
import static org.lwjgl.opengl.GL11.glEnable;
import static org.lwjgl.opengl.GL11.glTexSubImage2D;
import static org.lwjgl.opengl.GL14.glBlendFuncSeparate;

import kukla.render.Rectangle;
import kukla.render.Shader;
import kukla.render.Texture;
import org.jspecify.annotations.Nullable;

/**
 * A small grid of shares from 0 to 1 in colours over the square, half see-through: blue is 0, green
 * and yellow lie between, red is 1. Its opener closes it.
 */
final class HeatMap implements AutoCloseable {
  private static final String VERTEX =
      """
      #version 330 core
      uniform vec4 uBox; // left, low, right, high in clip space
      uniform vec2 uSize; // of the preview
      out vec2 vAt; // pixels from the preview's top left corner
      void main() {
        vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
        gl_Position = vec4(mix(uBox.xy, uBox.zw, corner), 0.0, 1.0);
        vAt = (gl_Position.xy * vec2(0.5, -0.5) + 0.5) * uSize;
      }
      """;
  private static final String FRAGMENT =
      """
      #version 330 core
      uniform sampler2D uShares;
      uniform vec3 uAcross; // from pixels of the preview to the square's [0, 1]
      uniform vec3 uDown;
      in vec2 vAt;
      out vec4 colour;
      void main() {
        vec3 at = vec3(vAt, 1.0);
        vec2 unit = vec2(dot(uAcross, at), dot(uDown, at));
        if (any(lessThan(unit, vec2(0.0))) || any(greaterThan(unit, vec2(1.0)))) discard;
        float share = clamp(texture(uShares, unit).r, 0.0, 1.0);
        vec3 ramp = clamp(1.5 - abs(4.0 * share - vec3(3.0, 2.0, 1.0)), 0.0, 1.0);
        colour = vec4(ramp, 0.5);
      }
      """;

  private final Shader shader = new Shader("heat map", VERTEX, FRAGMENT);
  private final Rectangle rectangle = new Rectangle();
  private float[] shares = {};
  private int columns;
  private int rows;
  private boolean fresh;
  private @Nullable Texture texture;

  /**
   * Keeps a copy.
   *
   * @param shares (rows, columns), 0 to 1
   */
  void set(float[] shares, int columns, int rows) {
    Grid.check(shares.length, columns, rows, 1);
    if (this.shares.length != columns * rows) {
      this.shares = new float[columns * rows];
    }
    this.shares = Copies.of(shares, columns * rows, this.shares);
    this.columns = columns;
    this.rows = rows;
    fresh = true;
  }

  void clear() {
    columns = 0;
    rows = 0;
  }

  /**
   * @param place from the square's [-1, 1] to the preview
   */
  void draw(PictureMap place, int wide, int high) {
    if (columns == 0) {
      return;
    }
    texture().bind(0);
    PictureMap toUnit = new PictureMap(0.5, 0, 0.5, 0, 0.5, 0.5).after(place.inverse());
    shader
        .use()
        .set("uShares", 0)
        .set("uSize", wide, high)
        .set("uAcross", (float) toUnit.xx(), (float) toUnit.xy(), (float) toUnit.x0())
        .set("uDown", (float) toUnit.yx(), (float) toUnit.yy(), (float) toUnit.y0());
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ZERO, GL_ONE);
    Fit bounds = PreviewPictures.bounds(place, wide, high);
    rectangle.draw(
        shader,
        bounds.left(),
        high - bounds.top() - bounds.height(),
        bounds.width(),
        bounds.height(),
        wide,
        high);
    glDisable(GL_BLEND);
  }

  private Texture texture() {
    Texture at = texture;
    if (at == null || at.width() != columns || at.height() != rows) {
      if (at != null) {
        at.close();
      }
      at = new Texture(columns, rows, Texture.Format.R32F);
      texture = at;
      fresh = true;
    }
    if (fresh) {
      at.bind(0);
      glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, columns, rows, GL_RED, GL_FLOAT, shares);
      fresh = false;
    }
    return at;
  }

  @Override
  public void close() {
    shader.close();
    rectangle.close();
    if (texture != null) {
      texture.close();
    }
  }
}
