package kukla.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("gl")
class OffscreenContextTest {
  private static final String VERTEX =
      """
      #version 330 core
      layout(location = 0) in vec3 aPosition;
      layout(location = 1) in vec3 aColour;
      out vec3 vColour;
      void main() { vColour = aColour; gl_Position = vec4(aPosition, 1.0); }
      """;
  private static final String FRAGMENT =
      """
      #version 330 core
      in vec3 vColour;
      out vec4 colour;
      uniform float uBrightness;
      void main() { colour = vec4(vColour * uBrightness, 1.0); }
      """;

  @Test
  void drawsATriangleAndReadsItBack() {
    try (OffscreenContext context = OffscreenContext.open();
        Shader shader = new Shader("test", VERTEX, FRAGMENT);
        Framebuffer frame = Framebuffer.deep(16, 16, Texture.Format.RGBA8);
        Mesh mesh =
            new Mesh(
                3,
                new int[] {3},
                new int[] {3},
                new float[] {0, 1, 0, 0, 1, 0, 0, 1, 0},
                new int[] {0, 1, 2})) {
      assertThat(context.description()).isNotBlank();
      FloatBuffer corners =
          ByteBuffer.allocateDirect(36).order(ByteOrder.nativeOrder()).asFloatBuffer();
      corners.put(0, new float[] {-1, -1, 0.5f, 1, -1, 0.5f, -1, 1, 0.5f});
      mesh.stream(corners);
      frame.clear(1, 0, 0, 1);
      shader.use().set("uBrightness", 1f);
      org.lwjgl.opengl.GL11.glEnable(org.lwjgl.opengl.GL11.GL_DEPTH_TEST);
      mesh.draw();
      ByteBuffer rgba = ByteBuffer.allocateDirect(16 * 16 * 4);
      frame.readColour(rgba);
      assertThat(pixel(rgba, 1, 1)).containsExactly(0, 255, 0, 255);
      assertThat(pixel(rgba, 14, 14)).containsExactly(255, 0, 0, 255);
      FloatBuffer depths =
          ByteBuffer.allocateDirect(16 * 16 * 4).order(ByteOrder.nativeOrder()).asFloatBuffer();
      frame.readDepth(depths);
      assertThat(depths.get(16 + 1)).isEqualTo(0.75f);
      assertThat(depths.get(14 * 16 + 14)).isEqualTo(1f);
    }
  }

  private static int[] pixel(ByteBuffer rgba, int x, int y) {
    int[] values = new int[4];
    for (int i = 0; i < 4; i++) {
      values[i] = rgba.get((y * 16 + x) * 4 + i) & 255;
    }
    return values;
  }

  @Test
  void tellsInOneSentenceWhatAShaderSuffersFrom() {
    try (OffscreenContext context = OffscreenContext.open()) {
      assertThat(context.description()).isNotBlank();
      assertThatThrownBy(
              () -> new Shader("broken", VERTEX, "#version 330 core\nvoid main() { x; }"))
          .isInstanceOf(RenderFault.class)
          .hasMessageContaining("broken")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void canBeOpenedAgainAfterClosing() {
    for (int i = 0; i < 3; i++) {
      try (OffscreenContext context = OffscreenContext.open()) {
        assertThat(context.description()).isNotBlank();
      }
    }
  }
}
