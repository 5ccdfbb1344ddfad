package kukla.app.panel;

import static org.assertj.core.api.Assertions.assertThat;

import imgui.ImGui;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class QuestionTest {
  @Test
  void itStaysInTheMiddleOfAWindowThatShrinks() {
    Show show = new ToldShow().told("asked", Path.of("Şişko.png")).show();
    try (DrawnFrames frames = new DrawnFrames()) {
      for (int i = 0; i < 3; i++) {
        frames.frame(1280, 760, () -> Question.ask(show, 1, 1280, 760));
      }
      for (int i = 0; i < 3; i++) {
        frames.frame(200, 120, () -> Question.ask(show, 1, 200, 120));
      }
      frames.frame(
          200,
          120,
          () -> {
            Question.ask(show, 1, 200, 120);
            ImGui.begin(Question.TITLE);
            assertThat(ImGui.getWindowPosX()).isZero();
            assertThat(ImGui.getWindowPosY()).isNotNegative();
            assertThat(ImGui.getWindowPosY() + ImGui.getWindowHeight()).isLessThanOrEqualTo(120);
            assertThat(ImGui.getScrollMaxY()).as("the buttons can be reached").isPositive();
            ImGui.end();
          });
    }
  }
}
