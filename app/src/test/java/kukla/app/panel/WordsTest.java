package kukla.app.panel;

import static org.assertj.core.api.Assertions.assertThat;

import imgui.ImGui;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final String NAME = "100%d %5f%% %s.png";

  @Test
  void aPercentSignIsNoFormat() {
    try (DrawnFrames frames = new DrawnFrames()) {
      frames.frame(
          800,
          600,
          () -> {
            ImGui.setNextWindowSize(700, 500);
            ImGui.begin("words");
            assertThat(width(Words::line, NAME)).isEqualTo(ImGui.calcTextSize(NAME).x);
            assertThat(width(Words::wrapped, NAME)).isEqualTo(ImGui.calcTextSize(NAME).x);
            Words.tip("%n%n");
            ImGui.end();
          });
    }
  }

  private static float width(Consumer<String> said, String words) {
    said.accept(words);
    return ImGui.getItemRectSizeX();
  }
}
