package kukla.app.panel;

import imgui.ImGui;
import imgui.flag.ImGuiCond;
import imgui.flag.ImGuiWindowFlags;
import kukla.app.capture.CaptureStatus;
import org.jspecify.annotations.Nullable;

/** One sentence over the preview: the camera is lost, or what else the performer has to know. */
final class Notice {
  private static final float WIDTH = 380;
  private static final int FLAGS =
      ImGuiWindowFlags.NoDecoration
          | ImGuiWindowFlags.NoInputs
          | ImGuiWindowFlags.NoNav
          | ImGuiWindowFlags.NoFocusOnAppearing;

  private Notice() {}

  /** In the lower middle of the preview, which lies beside the panel. */
  static void show(Show session, float scale, float left, float width, float height) {
    String sentence = sentence(session);
    if (sentence == null) {
      return;
    }
    float wide = Math.min(width - left, WIDTH * scale);
    ImGui.setNextWindowPos(left + (width - left) / 2, height * 0.85f, ImGuiCond.Always, 0.5f, 0.5f);
    ImGui.setNextWindowSize(wide, 0, ImGuiCond.Always);
    ImGui.setNextWindowBgAlpha(0.75f);
    ImGui.begin("notice", FLAGS);
    Words.wrapped(sentence);
    ImGui.end();
  }

  private static @Nullable String sentence(Show session) {
    if (session.capture() instanceof CaptureStatus.Lost) {
      return CaptureWords.of(session.capture());
    }
    return session.settings().panel() ? null : session.trouble(); // the panel says it itself
  }
}
