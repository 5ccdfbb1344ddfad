package kukla.app.panel;

import imgui.ImGui;
import imgui.flag.ImGuiCol;
import imgui.flag.ImGuiCond;
import imgui.flag.ImGuiTreeNodeFlags;
import imgui.flag.ImGuiWindowFlags;

/** The panel: what the show is, and everything that can be tuned. */
final class Panel implements AutoCloseable {
  /** Screen coordinates on a plain screen. */
  static final float WIDTH = 368;

  private static final float LABELS = 118;
  private static final int FLAGS =
      ImGuiWindowFlags.NoTitleBar
          | ImGuiWindowFlags.NoMove
          | ImGuiWindowFlags.NoResize
          | ImGuiWindowFlags.NoCollapse
          | ImGuiWindowFlags.NoBringToFrontOnFocus;

  private final ShowSection show = new ShowSection();
  private final OutputSection output = new OutputSection();
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
    ImGui.setNextWindowPos(0, 0, ImGuiCond.Always);
    ImGui.setNextWindowSize(WIDTH * scale, height, ImGuiCond.Always);
    ImGui.begin("panel", FLAGS);
    ImGui.pushItemWidth(-LABELS * scale);
    trouble(session);
    if (section("Show", true)) {
      show.draw(session, scale);
    }
    if (section("Output", true)) {
      output.draw(session);
    }
    if (section("Motion", true)) {
      motion.draw(session);
    }
    if (section("Latency", true)) {
      latency.draw(session, scale);
    }
    if (section("Picture", false)) {
      picture.draw(session);
    }
    if (section("Presets", false)) {
      presets.draw(session);
    }
    if (section("Keys", false)) {
      for (String[] key : Hotkeys.HELP) {
        Words.line(key[0]);
        ImGui.sameLine(70 * scale);
        Words.wrapped(key[1]);
      }
    }
    ImGui.popItemWidth();
    ImGui.end();
  }

  private static boolean section(String name, boolean open) {
    return ImGui.collapsingHeader(name, open ? ImGuiTreeNodeFlags.DefaultOpen : 0);
  }

  private static void trouble(Show session) {
    String sentence = session.trouble();
    if (sentence != null) {
      ImGui.pushStyleColor(ImGuiCol.Text, 1f, 0.55f, 0.4f, 1f);
      Words.wrapped(sentence);
      ImGui.popStyleColor();
      if (ImGui.smallButton("understood")) {
        session.trouble(null);
      }
    }
  }

  @Override
  public void close() {
    show.close();
  }
}
