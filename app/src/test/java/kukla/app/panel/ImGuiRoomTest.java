package kukla.app.panel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImGuiRoomTest {
  /**
   * X11 and Windows count pixels; macOS and Wayland count points, which they enlarge themselves.
   */
  @ParameterizedTest
  @CsvSource({"1, 1280, 1280, 1", "2, 2560, 2560, 2", "2, 2560, 1280, 1", "1.5, 1921, 1281, 1"})
  void aFineScreenEnlargesOnce(float letters, int pixels, int points, float scale) {
    assertThat(ImGuiRoom.scale(letters, (float) pixels / points)).isEqualTo(scale);
  }
}
