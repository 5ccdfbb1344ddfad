package kukla.app.panel;

import imgui.ImColor;
import imgui.ImDrawList;
import imgui.ImGui;

/** The times of one stage as a bar: bright up to the median, dim up to the 99th percentile. */
final class StageBar {
  private static final int GROUND = ImColor.rgba(41, 50, 66, 255);
  private static final int WORST = ImColor.rgba(128, 92, 26, 255);
  private static final int MEDIAN = ImColor.rgba(242, 178, 51, 255);
  private static final float ROUNDING = 3;

  private StageBar() {}

  /**
   * Says one line of the panel.
   *
   * @param words name and numbers; the bar lies between them
   * @param full milliseconds at which a bar is full
   */
  static void draw(String name, String words, float median, float worst, float full, float scale) {
    float left = ImGui.getCursorScreenPosX() + 82 * scale;
    float top = ImGui.getCursorScreenPosY() + 2 * scale;
    float wide = Math.max(20, ImGui.getContentRegionAvailX() - 190 * scale);
    float low = top + 12 * scale;
    ImDrawList list = ImGui.getWindowDrawList();
    list.addRectFilled(left, top, left + wide, low, GROUND, ROUNDING);
    part(list, left, top, wide * Math.min(1, worst / full), low, WORST);
    part(list, left, top, wide * Math.min(1, median / full), low, MEDIAN);
    Words.line(name);
    ImGui.sameLine(0, 0);
    ImGui.setCursorScreenPos(left + wide + 8 * scale, top - 2 * scale);
    Words.line(words);
  }

  private static void part(
      ImDrawList list, float left, float top, float wide, float low, int colour) {
    if (wide >= 1) {
      list.addRectFilled(left, top, left + wide, low, colour, ROUNDING);
    }
  }
}
