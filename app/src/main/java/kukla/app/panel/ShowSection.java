package kukla.app.panel;

import imgui.ImGui;
import java.nio.file.Path;
import java.util.List;
import kukla.app.settings.Settings;
import kukla.inference.engine.choice.EngineChoice;
import kukla.media.StreamSource;

/** Camera, portrait, model, engine. */
final class ShowSection implements AutoCloseable {
  private static final float THUMBNAIL = 64;
  private static final int ACROSS = 4;

  private final Thumbnails thumbnails = new Thumbnails();

  void draw(Show session, float scale) {
    Settings settings = session.settings();
    Words.wrapped(CaptureWords.of(session.capture()));
    camera(session, settings);
    portraits(session, settings, scale);
    if (ImGui.beginCombo("model", settings.model())) {
      for (String model : session.models()) {
        if (ImGui.selectable(model, model.equals(settings.model()))) {
          session.settings(settings.withModel(model, settings.engine()));
        }
      }
      ImGui.endCombo();
    }
    if (ImGui.beginCombo("engine", settings.engine())) {
      for (String engine : EngineChoice.WORDS) {
        if (ImGui.selectable(engine, engine.equals(settings.engine()))) {
          session.settings(settings.withModel(settings.model(), engine));
        }
      }
      ImGui.endCombo();
    }
    Words.wrapped(session.performing());
  }

  private static void camera(Show session, Settings settings) {
    if (ImGui.beginCombo("camera", words(settings.camera()))) {
      for (String camera : session.cameras()) {
        if (ImGui.selectable(camera, camera.equals(settings.camera()))) {
          session.settings(settings.withCamera(camera));
        }
      }
      if (ImGui.selectable("look again")) {
        session.lookForCameras();
      }
      ImGui.endCombo();
    }
  }

  /** A clip by its name alone. */
  private static String words(String camera) {
    if (camera.isEmpty()) {
      return "the first";
    }
    return camera.contains("://")
        ? StreamSource.network(camera).text() // a password is nothing for the audience
        : camera.substring(camera.lastIndexOf('/') + 1);
  }

  private void portraits(Show session, Settings settings, float scale) {
    List<Path> portraits = session.portraits();
    float padX = ImGui.getStyle().getFramePaddingX(); // around a picture
    float padY = ImGui.getStyle().getFramePaddingY();
    for (int i = 0; i < portraits.size(); i++) {
      Path portrait = portraits.get(i);
      if (i % ACROSS > 0) {
        ImGui.sameLine();
      }
      boolean chosen = portrait.toString().equals(settings.portrait());
      ImGui.pushID(i);
      if (chosen) {
        ImGui.pushStyleColor(imgui.flag.ImGuiCol.Button, 0.95f, 0.7f, 0.2f, 1f);
      }
      int texture = thumbnails.of(portrait, session);
      float side = THUMBNAIL * scale;
      boolean pressed =
          texture == 0
              ? ImGui.button(Integer.toString(i + 1), side + 2 * padX, side + 2 * padY)
              : ImGui.imageButton(texture, side, side);
      if (chosen) {
        ImGui.popStyleColor();
      }
      if (pressed) {
        session.choose(portrait);
      }
      if (ImGui.isItemHovered()) {
        Words.tip((i + 1) + "  " + portrait.getFileName());
      }
      ImGui.popID();
    }
  }

  @Override
  public void close() {
    thumbnails.close();
  }
}
