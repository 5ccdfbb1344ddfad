package kukla.app.panel;

import imgui.ImGui;
import imgui.flag.ImGuiCond;
import imgui.flag.ImGuiWindowFlags;
import java.nio.file.Path;

/** Asks whether the face in a new portrait may be used. */
final class Question {
  static final String TITLE = "May this face be used?";

  private Question() {}

  /** In the middle of a window of that size, never beyond it, where there is something to ask. */
  static void ask(Show session, float scale, float width, float height) {
    Path portrait = session.asked();
    if (portrait == null) {
      return;
    }
    ImGui.setNextWindowPos(width / 2, height / 2, ImGuiCond.Always, 0.5f, 0.5f);
    float wide = Math.min(width, 380 * scale);
    ImGui.setNextWindowSizeConstraints(wide, 0, wide, height);
    ImGui.setNextWindowSize(wide, 0, ImGuiCond.Always);
    ImGui.begin(TITLE, ImGuiWindowFlags.NoCollapse | ImGuiWindowFlags.NoResize);
    Words.wrapped(
        "You added "
            + portrait.getFileName()
            + ". Animate it only if the person in it agreed, or if it shows nobody who could be"
            + " asked. The answer is kept beside the portrait.");
    if (ImGui.button("Yes, I may")) {
      session.answer(true);
    }
    ImGui.sameLine();
    if (ImGui.button("No")) {
      session.answer(false);
    }
    ImGui.end();
  }
}
