package kukla.render.stage;

import static org.lwjgl.opengl.GL11.GL_BLEND;
import static org.lwjgl.opengl.GL11.GL_ONE;
import static org.lwjgl.opengl.GL11.GL_ONE_MINUS_SRC_ALPHA;
import static org.lwjgl.opengl.GL11.GL_SRC_ALPHA;
import static org.lwjgl.opengl.GL11.GL_ZERO;
import static org.lwjgl.opengl.GL11.glDisable;
import static org.lwjgl.opengl.GL11.glEnable;
import static org.lwjgl.opengl.GL14.glBlendFuncSeparate;

import java.nio.FloatBuffer;
import kukla.render.Mesh;
import kukla.render.Shader;
import org.lwjgl.system.MemoryUtil;

/**
 * Lines, dots and bars gathered for one draw, with smooth edges. Positions are pixels from the top
 * left corner of the preview. What does not fit in the store is left out. Its opener closes it.
 */
final class Strokes implements AutoCloseable {
  private static final int MOST = 8192;
  private static final int FLOATS = 4 * 8;
  private static final String VERTEX =
      """
      #version 330 core
      layout(location = 0) in vec2 aPosition;
      layout(location = 1) in vec2 aAcross; // distance from the middle line, half the thickness
      layout(location = 2) in vec4 aColour;
      uniform vec2 uSize;
      out vec2 vAcross;
      out vec4 vColour;
      void main() {
        vAcross = aAcross;
        vColour = aColour;
        vec2 unit = aPosition / uSize * 2.0 - 1.0;
        gl_Position = vec4(unit.x, -unit.y, 0.0, 1.0);
      }
      """;
  private static final String FRAGMENT =
      """
      #version 330 core
      in vec2 vAcross;
      in vec4 vColour;
      out vec4 colour;
      void main() {
        float inside = clamp(vAcross.y + 0.5 - abs(vAcross.x), 0.0, 1.0);
        colour = vec4(vColour.rgb, vColour.a * inside);
      }
      """;

  private final Shader shader = new Shader("strokes", VERTEX, FRAGMENT);
  private final Mesh mesh =
      new Mesh(4 * MOST, new int[] {2, 2, 4}, new int[] {}, new float[] {}, corners());
  private final FloatBuffer vertices = MemoryUtil.memAllocFloat(MOST * FLOATS);
  private float red;
  private float green;
  private float blue;
  private float alpha;

  private static int[] corners() {
    int[] corners = new int[MOST * 6];
    for (int i = 0; i < MOST; i++) {
      int first = 4 * i;
      int[] quad = {first, first + 1, first + 2, first + 2, first + 1, first + 3};
      System.arraycopy(quad, 0, corners, 6 * i, 6);
    }
    return corners;
  }

  /** The colour of the strokes that follow. */
  Strokes colour(int rgb, double alpha) {
    red = (rgb >> 16 & 255) / 255f;
    green = (rgb >> 8 & 255) / 255f;
    blue = (rgb & 255) / 255f;
    this.alpha = (float) alpha;
    return this;
  }

  /** A straight line whose ends reach half a thickness further. */
  void line(double x0, double y0, double x1, double y1, double thickness) {
    double length = Math.hypot(x1 - x0, y1 - y0);
    double ux = length < 1e-6 ? 1 : (x1 - x0) / length;
    double uy = length < 1e-6 ? 0 : (y1 - y0) / length;
    double end = thickness / 2;
    quad(x0 - ux * end, y0 - uy * end, x1 + ux * end, y1 + uy * end, ux, uy, thickness);
  }

  /** A small square around a point. */
  void dot(double x, double y, double size) {
    line(x, y, x, y, size);
  }

  /** An upright filled rectangle. */
  void bar(double left, double top, double width, double height) {
    double middle = left + width / 2;
    quad(middle, top, middle, top + height, 0, 1, width);
  }

  /** The outline of an upright rectangle. */
  void frame(double left, double top, double width, double height, double thickness) {
    line(left, top, left + width, top, thickness);
    line(left, top + height, left + width, top + height, thickness);
    line(left, top, left, top + height, thickness);
    line(left + width, top, left + width, top + height, thickness);
  }

  private void quad(
      double x0, double y0, double x1, double y1, double ux, double uy, double thickness) {
    if (vertices.remaining() < FLOATS || !Double.isFinite(x0 + y0 + x1 + y1)) {
      return;
    }
    double half = thickness / 2;
    double reach = half + 1;
    vertex(x0 - uy * reach, y0 + ux * reach, reach, half);
    vertex(x0 + uy * reach, y0 - ux * reach, -reach, half);
    vertex(x1 - uy * reach, y1 + ux * reach, reach, half);
    vertex(x1 + uy * reach, y1 - ux * reach, -reach, half);
  }

  private void vertex(double x, double y, double across, double half) {
    vertices.put((float) x).put((float) y).put((float) across).put((float) half);
    vertices.put(red).put(green).put(blue).put(alpha);
  }

  /** Draws what was gathered into the bound framebuffer and starts anew. */
  void draw(int wide, int high) {
    int quads = vertices.position() / FLOATS;
    if (quads > 0) {
      vertices.flip();
      mesh.stream(vertices);
      glEnable(GL_BLEND);
      glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ZERO, GL_ONE);
      shader.use().set("uSize", wide, high);
      mesh.draw(0, 6 * quads);
      glDisable(GL_BLEND);
    }
    vertices.clear();
  }

  @Override
  public void close() {
    shader.close();
    mesh.close();
    MemoryUtil.memFree(vertices);
  }
}
