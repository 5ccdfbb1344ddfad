package kukla.render;

import static org.lwjgl.opengl.GL11.GL_TRIANGLE_STRIP;
import static org.lwjgl.opengl.GL11.glDrawArrays;
import static org.lwjgl.opengl.GL30.glBindVertexArray;
import static org.lwjgl.opengl.GL30.glDeleteVertexArrays;
import static org.lwjgl.opengl.GL30.glGenVertexArrays;

/**
 * An upright rectangle of the framebuffer without vertices of its own: the vertex shader makes its
 * corners. Fragments take their place from {@code gl_FragCoord}. Its opener closes it.
 */
public final class Rectangle implements AutoCloseable {
  /** The vertex shader of every program that {@link #draw} draws with. */
  public static final String VERTEX =
      """
      #version 330 core
      uniform vec4 uBox; // left, low, right, high in clip space
      void main() {
        vec2 corner = vec2(gl_VertexID & 1, gl_VertexID >> 1);
        gl_Position = vec4(mix(uBox.xy, uBox.zw, corner), 0.0, 1.0);
      }
      """;

  private final int array = glGenVertexArrays();

  /**
   * Draws with {@code shader}, which is in use.
   *
   * @param left pixels from the left
   * @param row0 framebuffer rows before it
   * @param width pixels a row
   * @param height rows
   * @param wide pixels a row of the viewport
   * @param high rows of the viewport
   */
  public void draw(Shader shader, int left, int row0, int width, int height, int wide, int high) {
    shader.set(
        "uBox",
        2f * left / wide - 1,
        2f * row0 / high - 1,
        2f * (left + width) / wide - 1,
        2f * (row0 + height) / high - 1);
    glBindVertexArray(array);
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    glBindVertexArray(0);
  }

  @Override
  public void close() {
    glDeleteVertexArrays(array);
  }
}
