package kukla.app.panel;

import imgui.ImGui;
import imgui.flag.ImGuiCol;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kukla.app.settings.Settings;
import kukla.app.sink.Sink;
import kukla.app.sink.SinkStatus;
import kukla.render.stage.Corner;
import kukla.render.stage.Mark;

/** Where the picture goes, and the mark on all of it. */
final class OutputSection {
  private static final Pattern ADDRESS = Pattern.compile("https?://[^ ,]+");

  private final Choice<Corner> corner =
      new Choice<>(
          "mark's corner",
          List.of(
              Map.entry(Corner.TOP_LEFT, "top left"),
              Map.entry(Corner.TOP_RIGHT, "top right"),
              Map.entry(Corner.BOTTOM_LEFT, "bottom left"),
              Map.entry(Corner.BOTTOM_RIGHT, "bottom right")));
  private final float[] size = new float[1];

  void draw(Show session) {
    if (ImGui.checkbox("virtual camera", session.virtualCamera())) {
      session.virtualCamera(!session.virtualCamera());
    }
    ImGui.sameLine();
    if (ImGui.checkbox("record", session.recording())) {
      session.record(!session.recording());
    }
    ImGui.sameLine();
    if (ImGui.button("snapshot")) {
      session.snapshot();
    }
    for (Sink sink : session.sinks()) {
      boolean well = sink.status().state() == SinkStatus.State.OPEN;
      if (!well) {
        ImGui.pushStyleColor(ImGuiCol.Text, 1f, 0.55f, 0.4f, 1f);
      }
      Words.wrapped(sink.name() + ": " + sink.status().sentence());
      if (!well) {
        ImGui.popStyleColor();
      }
      Matcher address = ADDRESS.matcher(sink.status().sentence());
      if (address.find() && ImGui.smallButton("copy the address")) {
        ImGui.setClipboardText(address.group());
      }
    }
    if (!session.note().isEmpty()) {
      Words.wrapped(session.note());
    }
    if (ImGui.treeNode("AI mark")) {
      mark(session, session.settings());
      ImGui.treePop();
    }
  }

  private void mark(Show session, Settings settings) {
    Mark mark = settings.mark();
    if (ImGui.checkbox("on all that leaves the program", mark.shown())) {
      session.settings(settings.with(new Mark(!mark.shown(), mark.corner(), mark.size())));
    }
    corner.draw(
        mark.corner(),
        next -> session.settings(settings.with(new Mark(mark.shown(), next, mark.size()))));
    size[0] = (float) mark.size();
    if (ImGui.sliderFloat("mark's size", size, 0.02f, 0.25f, "%.2f")) {
      double share = Math.max(0.02, Math.min(0.25, size[0]));
      session.settings(settings.with(new Mark(mark.shown(), mark.corner(), share)));
    }
  }
}
