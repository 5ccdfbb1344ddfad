package kukla.app.panel;

import static org.assertj.core.api.Assertions.assertThat;

import imgui.ImGui;
import imgui.internal.ImGuiContext;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final String NAME = "100%d %5f%% %s.png";

  private ImGuiContext context;

  @BeforeEach
  void begin() {
    context = ImGui.createContext();
    ImGui.getIO().setIniFilename(null);
    ImGui.getIO().setDisplaySize(800, 600);
    PanelFont.addTo(ImGui.getIO().getFonts(), 15);
    ImGui.newFrame();
    ImGui.setNextWindowSize(700, 500);
    ImGui.begin("words");
  }

  @AfterEach
  void end() {
    ImGui.end();
    ImGui.render();
    ImGui.destroyContext(context);
  }

  @Test
  void aPercentSignIsNoFormat() {
    assertThat(width(Words::line, NAME)).isEqualTo(ImGui.calcTextSize(NAME).x);
    assertThat(width(Words::wrapped, NAME)).isEqualTo(ImGui.calcTextSize(NAME).x);
    Words.tip("%n%n");
  }

  private static float width(Consumer<String> said, String words) {
    said.accept(words);
    return ImGui.getItemRectSizeX();
  }
}
