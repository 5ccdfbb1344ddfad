package kukla.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lwjgl.opengl.GL11.GL_MAX_TEXTURE_SIZE;
import static org.lwjgl.opengl.GL11.glGetInteger;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import kukla.render.stage.PictureMap;
import kukla.render.stage.Stage;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lwjgl.opengl.GL20;
import org.lwjgl.opengl.GL30;

/** What fails half-way keeps nothing of OpenGL, whose names are small numbers. */
@Tag("gl")
class HalfMadeTest {
  private static final int NAMES = 200;
  private static final PictureMap AS_IT_IS = new PictureMap(1, 0, 0, 0, 1, 0);

  private final OffscreenContext context = OffscreenContext.open();
  private final int tooWide = glGetInteger(GL_MAX_TEXTURE_SIZE) + 1;

  @AfterEach
  void close() {
    context.close();
  }

  private static void assertKeepsNothing(IntPredicate kind, ThrowingCallable failing) {
    long before = IntStream.range(1, NAMES).filter(kind).count();
    assertThatThrownBy(failing).isInstanceOf(RenderFault.class);
    assertThat(IntStream.range(1, NAMES).filter(kind).count()).isEqualTo(before);
  }

  @Test
  void aFramebufferThatIsTooLarge() {
    assertKeepsNothing(
        GL30::glIsFramebuffer, () -> Framebuffer.deep(tooWide, 1, Texture.Format.RGBA8));
  }

  @Test
  void aPaintingOfAPictureThatIsTooLarge() {
    HostPixels picture = TestPixels.plain(tooWide, 1, 1, 2, 3);
    try (Stage stage = new Stage(64, 64)) {
      assertKeepsNothing(GL30::glIsFramebuffer, () -> stage.painting(picture));
      assertKeepsNothing(GL30::glIsFramebuffer, () -> stage.painting(picture, AS_IT_IS, 8, 0.1));
    }
  }

  @Test
  void aShaderWhoseSecondPartDoesNotCompile() {
    assertKeepsNothing(
        GL20::glIsShader, () -> new Shader("broken", Rectangle.VERTEX, "nothing of GLSL"));
  }
}
