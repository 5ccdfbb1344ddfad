package kukla.app.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import kukla.app.capture.camera.CameraMode;
import kukla.app.capture.choice.Cameras;
import kukla.app.loop.PassThrough;
import kukla.app.settings.Bundled;
import kukla.app.settings.Settings;
import kukla.app.settings.SettingsFile;

/** The whole live loop, headless, on the camera that draws a pattern. */
public final class LiveBench {
  private static final double WARM_UP_SECONDS = 3;

  private LiveBench() {}

  /**
   * Runs it.
   *
   * @param model its name, or {@link PassThrough#NAME} for one that costs nothing
   * @param camera as {@code --camera} names it; empty for the pattern in that mode
   * @param mode size and rate of the camera; the picture that leaves has the same size
   * @param notes takes a line for what is going on
   * @return the figures of {@code kukla live --stats}
   */
  public static ObjectNode run(
      String model,
      String engine,
      String camera,
      CameraMode mode,
      double seconds,
      PrintWriter notes)
      throws InterruptedException {
    boolean passes = model.equals(PassThrough.NAME);
    LiveOptions options =
        new LiveOptions(
            null,
            mode,
            mode.width(),
            mode.height(),
            mode.framesPerSecond(),
            "off",
            null,
            "off",
            passes,
            true,
            0,
            seconds,
            WARM_UP_SECONDS,
            null);
    String pattern =
        "pattern:%dx%d@%.0f".formatted(mode.width(), mode.height(), mode.framesPerSecond());
    Settings settings =
        Settings.initial(Bundled.portrait().toString(), model)
            .withModel(model, engine)
            .withCamera(camera.isEmpty() ? pattern : camera);
    LiveSession session =
        new LiveSession(options, settings, SettingsFile.ofUser(), Cameras.ofThisMachine(), notes);
    return session.run().json();
  }
}
