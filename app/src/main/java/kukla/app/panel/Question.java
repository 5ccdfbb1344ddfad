package kukla.app.panel;

import imgui.ImGui;
import imgui.flag.ImGuiCond;
import imgui.flag.ImGuiWindowFlags;
import java.nio.file.Path;

/** Asks whether the face in a new portrait may be used. */
final class Question {
  private Question() {}

  /** In the middle of a window of that size, where there is something to ask. */
  static void ask(Show session, float scale, float width, float height) {
    Path portrait = session.asked();
    if (portrait == null) {
      return;
    }
    ImGui.setNextWindowPos(width / 2, height / 2, ImGuiCond.Appearing, 0.5f, 0.5f);
    ImGui.setNextWindowSize(Math.min(width, 380 * scale), 0, ImGuiCond.Always);
    ImGui.begin("May this face be used?", ImGuiWindowFlags.NoCollapse | ImGuiWindowFlags.NoResize);
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
