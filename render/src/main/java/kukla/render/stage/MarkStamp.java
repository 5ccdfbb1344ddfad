package kukla.render.stage;

import static org.lwjgl.opengl.GL11.GL_BLEND;
import static org.lwjgl.opengl.GL11.GL_ONE;
import static org.lwjgl.opengl.GL11.GL_ONE_MINUS_SRC_ALPHA;
import static org.lwjgl.opengl.GL11.GL_SRC_ALPHA;
import static org.lwjgl.opengl.GL11.GL_ZERO;
import static org.lwjgl.opengl.GL11.glDisable;
import static org.lwjgl.opengl.GL11.glEnable;
import static org.lwjgl.opengl.GL14.glBlendFuncSeparate;

import kukla.render.Framebuffer;
import kukla.render.Rectangle;
import kukla.render.Shader;

/**
 * Draws the letters "AI", white on a dark half see-through plate, as distances to strokes: sharp at
 * every size. Row 0 of the framebuffer is the top row. Its opener closes it.
 */
final class MarkStamp implements AutoCloseable {
  private static final String FRAGMENT =
      """
      #version 330 core
      uniform vec4 uPlate; // left, top, width, height, pixels
      out vec4 colour;
      float stroke(vec2 p, vec2 a, vec2 b) {
        vec2 along = b - a;
        float t = clamp(dot(p - a, along) / dot(along, along), 0.0, 1.0);
        return length(p - a - t * along) - 0.05;
      }
      void main() {
        float unit = uPlate.w; // the plate's height, the unit of all lengths here
        vec2 p = (gl_FragCoord.xy - uPlate.xy - 0.5 * uPlate.zw) / unit;
        vec2 most = 0.5 * uPlate.zw / unit;
        float plate = length(max(abs(p) - most + 0.22, 0.0)) - 0.22;
        vec2 apex = vec2(-0.13, -0.25);
        float letters = min(
            min(stroke(p, apex, vec2(-0.34, 0.25)), stroke(p, apex, vec2(0.08, 0.25))),
            min(stroke(p, vec2(-0.27, 0.09), vec2(0.01, 0.09)),
                stroke(p, vec2(0.31, -0.25), vec2(0.31, 0.25))));
        float within = clamp(0.5 - plate * unit, 0.0, 1.0);
        float ink = clamp(0.5 - letters * unit, 0.0, 1.0);
        colour = vec4(mix(vec3(0.05), vec3(1.0), ink), within * mix(0.55, 0.95, ink));
      }
      """;

  private final Shader shader = new Shader("mark", Rectangle.VERTEX, FRAGMENT);
  private final Rectangle rectangle = new Rectangle();

  /** Lays the mark over what is there. */
  void lay(Framebuffer into, Fit where) {
    into.bind();
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ZERO, GL_ONE);
    shader.use().set("uPlate", where.left(), where.top(), where.width(), where.height());
    where.draw(rectangle, shader, into);
    glDisable(GL_BLEND);
  }

  @Override
  public void close() {
    shader.close();
    rectangle.close();
  }
}
