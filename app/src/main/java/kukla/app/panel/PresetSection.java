package kukla.app.panel;

import imgui.ImGui;
import imgui.type.ImString;
import java.util.List;
import kukla.inference.Fault;

/** Settings saved and loaded by name. */
final class PresetSection {
  private static final int LONGEST = 60;

  private final ImString name = new ImString(LONGEST);
  private List<String> presets = List.of();
  private boolean read;

  void draw(Show session) {
    if (!read) {
      presets = session.presets().presets();
      read = true;
    }
    for (String preset : presets) {
      if (ImGui.selectable(preset)) {
        load(session, preset);
      }
    }
    ImGui.inputText("name", name);
    ImGui.sameLine();
    if (ImGui.button("save") && !name.get().isBlank()) {
      try {
        session.presets().savePreset(name.get().strip(), session.settings());
      } catch (Fault e) {
        session.trouble(e.sentence());
      }
      read = false;
    }
  }

  private static void load(Show session, String preset) {
    try {
      session.presets().preset(preset, session.settings()).ifPresent(session::settings);
    } catch (Fault e) {
      session.trouble(e.sentence());
    }
  }
}
