package kukla.render.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lwjgl.glfw.GLFW.*;

import org.junit.jupiter.api.Test;

class KeyTest {
  @Test
  void lettersGoByWhatIsPrintedOnTheKey() {
    assertThat(Key.of(GLFW_KEY_SEMICOLON, "m")).isEqualTo(Key.M); // French
    assertThat(Key.of(GLFW_KEY_M, ",")).isEqualTo(Key.OTHER);
    assertThat(Key.of(GLFW_KEY_Z, "y")).isEqualTo(Key.Y); // German
    assertThat(Key.of(GLFW_KEY_C, "")).isEqualTo(Key.C);
  }

  @Test
  void digitsGoByTheirPlace() {
    assertThat(Key.of(GLFW_KEY_1, "&")).isEqualTo(Key.DIGIT_1); // French
    assertThat(Key.of(GLFW_KEY_KP_9, "9")).isEqualTo(Key.DIGIT_9);
    assertThat(Key.of(GLFW_KEY_0, "0")).isEqualTo(Key.DIGIT_0);
  }

  @Test
  void aCyrillicLetterFallsBackOnItsPlace() {
    assertThat(Key.of(GLFW_KEY_C, "с")).isEqualTo(Key.C);
  }

  @Test
  void theRestHaveNames() {
    assertThat(Key.of(GLFW_KEY_SPACE, "")).isEqualTo(Key.SPACE);
    assertThat(Key.of(GLFW_KEY_ESCAPE, "")).isEqualTo(Key.ESCAPE);
    assertThat(Key.of(GLFW_KEY_F11, "")).isEqualTo(Key.F11);
    assertThat(Key.of(GLFW_KEY_UNKNOWN, "")).isEqualTo(Key.OTHER);
  }
}
