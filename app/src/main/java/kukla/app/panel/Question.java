package kukla.app.panel;

import imgui.ImGui;
import imgui.flag.ImGuiCond;
import imgui.flag.ImGuiWindowFlags;
import java.nio.file.Path;

/** Asks whether the face in a new portrait may be used. */
final class Question {
  private Question() {}

  static void ask(Show session, float scale) {
    Path portrait = session.asked();
    if (portrait == null) {
      return;
    }
    ImGui.setNextWindowPos(420 * scale, 160 * scale, ImGuiCond.Appearing);
    ImGui.setNextWindowSize(380 * scale, 0, ImGuiCond.Always);
    ImGui.begin("May this face be used?", ImGuiWindowFlags.NoCollapse | ImGuiWindowFlags.NoResize);
    ImGui.textWrapped(
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
