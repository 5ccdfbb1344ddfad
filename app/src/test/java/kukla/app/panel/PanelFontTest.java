package kukla.app.panel;

import static org.assertj.core.api.Assertions.assertThat;

import imgui.ImFont;
import imgui.ImGui;
import imgui.internal.ImGuiContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PanelFontTest {
  private ImGuiContext context;
  private ImFont font;

  @BeforeEach
  void open() {
    context = ImGui.createContext();
    font = PanelFont.addTo(ImGui.getIO().getFonts(), 15);
  }

  @AfterEach
  void close() {
    ImGui.destroyContext(context);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Şişko ığdır",
        "Łukasz",
        "Ǻǿ",
        "Hà Nội",
        "Привет",
        "Ελλάδα",
        "שלום",
        "… – — „“” ‘’ × €"
      })
  void itHasTheLettersOfNames(String name) {
    name.chars()
        .forEach(letter -> assertThat(font.findGlyphNoFallback(letter).isValidPtr()).isTrue());
  }

  @Test
  void whatItLacksIsABoxAsWideAsItIsThoughtToBe() {
    assertThat(font.findGlyphNoFallback('李').isValidPtr()).isFalse();
    assertThat(font.findGlyph('李').getCodepoint()).isEqualTo(0x25a1);
    assertThat(font.calcTextSizeAX(15, 1000, 0, "李雷"))
        .isEqualTo(2 * font.findGlyph('李').getAdvanceX());
  }
}
