package kukla.app.live;

import java.io.PrintWriter;
import kukla.app.capture.camera.CameraMode;
import kukla.app.capture.choice.Cameras;
import kukla.app.settings.Bundled;
import kukla.app.settings.Settings;
import kukla.app.settings.SettingsFile;

/** The live window on the bundled clip and portrait. */
public final class LiveDemo {
  private LiveDemo() {}

  /**
   * Runs it until the user closes the window. The settings of real sessions are left alone.
   *
   * @param notes takes a line for what is going on
   */
  public static void run(PrintWriter notes) throws InterruptedException {
    LiveOptions options = LiveOptions.windowed(CameraMode.USUAL, "off");
    Settings settings =
        Settings.initial(Bundled.portrait().toString(), Bundled.MODEL)
            .withCamera(Bundled.driving().toString());
    LiveSession session =
        new LiveSession(options, settings, SettingsFile.ofUser(), Cameras.ofThisMachine(), notes);
    session.keepsSettings(false);
    session.run();
  }
}
