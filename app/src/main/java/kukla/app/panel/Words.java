package kukla.app.panel;

import imgui.ImGui;

/**
 * Says words in the panel as they are. Dear ImGui's own functions take them for a format of {@code
 * printf}: a file called {@code 100%n.png} would end the program.
 */
final class Words {
  private Words() {}

  /** One line. */
  static void line(String words) {
    ImGui.textUnformatted(words);
  }

  /** As many lines as it takes. */
  static void wrapped(String words) {
    ImGui.pushTextWrapPos(0);
    ImGui.textUnformatted(words);
    ImGui.popTextWrapPos();
  }

  /** At the mouse. */
  static void tip(String words) {
    ImGui.beginTooltip();
    ImGui.textUnformatted(words);
    ImGui.endTooltip();
  }
}
