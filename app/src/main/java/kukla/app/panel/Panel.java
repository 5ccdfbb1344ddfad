package kukla.app.panel;

import imgui.ImGui;
import imgui.flag.ImGuiCond;
import imgui.flag.ImGuiTreeNodeFlags;
import imgui.flag.ImGuiWindowFlags;

/** The panel: what the show is, and everything that can be tuned. */
final class Panel implements AutoCloseable {
  private static final float WIDTH = 372;
  private static final float MARGIN = 12;

  private final ShowSection show = new ShowSection();
  private final MotionSection motion = new MotionSection();
  private final PictureSection picture = new PictureSection();
  private final LatencySection latency = new LatencySection();
  private final PresetSection presets = new PresetSection();

  /**
   * Says the panel, between the frame's beginning and end.
   *
   * @param height of the window, screen coordinates
   */
  void draw(Show session, float scale, float height) {
    ImGui.setNextWindowPos(MARGIN, MARGIN, ImGuiCond.FirstUseEver);
    ImGui.setNextWindowSize(
        WIDTH * scale, Math.max(200, height - 2 * MARGIN), ImGuiCond.FirstUseEver);
    ImGui.begin("Kukla", ImGuiWindowFlags.NoCollapse);
    ImGui.pushItemWidth(-118 * scale);
    trouble(session);
    if (ImGui.collapsingHeader("Show", ImGuiTreeNodeFlags.DefaultOpen)) {
      show.draw(session, scale);
    }
    if (ImGui.collapsingHeader("Latency", ImGuiTreeNodeFlags.DefaultOpen)) {
      latency.draw(session, scale);
    }
    if (ImGui.collapsingHeader("Motion", ImGuiTreeNodeFlags.DefaultOpen)) {
      motion.draw(session);
    }
    if (ImGui.collapsingHeader("Picture")) {
      picture.draw(session);
    }
    if (ImGui.collapsingHeader("Presets")) {
      presets.draw(session);
    }
    if (ImGui.collapsingHeader("Keys")) {
      for (String[] key : Hotkeys.HELP) {
        ImGui.text(key[0]);
        ImGui.sameLine(70 * scale);
        ImGui.textWrapped(key[1]);
      }
    }
    ImGui.popItemWidth();
    ImGui.end();
    Question.ask(session, scale);
  }

  private static void trouble(Show session) {
    String sentence = session.trouble();
    if (sentence != null) {
      ImGui.pushStyleColor(imgui.flag.ImGuiCol.Text, 1f, 0.55f, 0.4f, 1f);
      ImGui.textWrapped(sentence);
      ImGui.popStyleColor();
    }
  }

  @Override
  public void close() {
    show.close();
  }
}
