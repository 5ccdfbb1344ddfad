package kukla.app.panel;

import imgui.ImGui;
import imgui.flag.ImGuiCond;
import imgui.flag.ImGuiWindowFlags;
import kukla.app.capture.CaptureStatus;
import org.jspecify.annotations.Nullable;

/**
 * One sentence over the preview: the camera is lost, or what else the performer has to know;
 * without the panel also, for as long as reading takes, what was written or opened.
 */
final class Notice {
  private static final float WIDTH = 380;
  private static final long GLANCE_NANOS = 2_000_000_000L;
  private static final long LETTER_NANOS = 60_000_000;
  private static final int FLAGS =
      ImGuiWindowFlags.NoDecoration
          | ImGuiWindowFlags.NoInputs
          | ImGuiWindowFlags.NoNav
          | ImGuiWindowFlags.NoFocusOnAppearing;

  private String note = "";
  private long noteNanos;

  /**
   * At the bottom of the preview, in the middle.
   *
   * @param withPanel whether there is a panel, to the left or over the preview
   */
  void show(Show session, boolean withPanel, float scale, float left, float width, float height) {
    String sentence = sentence(session, withPanel, System.nanoTime());
    if (sentence == null) {
      return;
    }
    float wide = Math.min(width - left, WIDTH * scale);
    ImGui.setNextWindowPos(left + (width - left) / 2, height * 0.97f, ImGuiCond.Always, 0.5f, 1);
    ImGui.setNextWindowSizeConstraints(wide, 0, wide, height * 0.94f);
    ImGui.setNextWindowSize(wide, 0, ImGuiCond.Always);
    ImGui.setNextWindowBgAlpha(0.75f);
    ImGui.begin("notice", FLAGS);
    Words.wrapped(sentence);
    ImGui.end();
  }

  @Nullable String sentence(Show session, boolean withPanel, long now) {
    if (!session.note().equals(note)) {
      note = session.note();
      noteNanos = now;
    }
    if (session.capture() instanceof CaptureStatus.Lost) {
      return CaptureWords.of(session.capture());
    }
    if (withPanel) {
      return null; // which says the rest itself
    }
    String trouble = session.trouble();
    boolean read = now - noteNanos > GLANCE_NANOS + LETTER_NANOS * note.length();
    return trouble != null || read || note.isEmpty() ? trouble : note;
  }
}
