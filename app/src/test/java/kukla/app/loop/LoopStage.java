package kukla.app.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import kukla.app.capture.Capture;
import kukla.app.capture.CaptureStatus;
import kukla.app.capture.PatientCameras;
import kukla.app.capture.SimulatedDriver;
import kukla.app.capture.camera.CameraMode;
import kukla.app.frames.Latest;
import kukla.app.portrait.PortraitLibrary;
import kukla.app.settings.Settings;
import kukla.inference.card.ModelShelf;
import kukla.inference.frame.Frame;
import kukla.inference.reenact.MotionSettings;
import kukla.inference.reenact.Portrait;
import kukla.render.OffscreenContext;

/** A whole live loop behind a simulated camera, with pictures of {@link PlainPortrait}'s size. */
final class LoopStage {
  /** Grey of the placeholder. */
  static final int CALM = 9;

  private final PatientCameras cameras = new PatientCameras();
  final SimulatedDriver.Device device =
      cameras.plug(new SimulatedDriver.Device("camera", "usb-1", "/dev/video0"));
  final LiveCount count = new LiveCount();
  final List<String> told = new CopyOnWriteArrayList<>();
  Screen screen = new Screen.None();
  Supplier<CaptureStatus> statuses = () -> new CaptureStatus.Opening("none", 0);

  /** What happens on it. Render thread. */
  interface Act {
    /** Runs the loop, with whatever belongs before and after. */
    void play(LiveLoop loop, InferenceRoom inference, Programme programme, Sinks sinks)
        throws InterruptedException;
  }

  /**
   * Opens everything, plays, closes everything; once.
   *
   * @param engines words of those that may take over
   */
  void play(
      Function<Settings, Performance> opening,
      String model,
      Supplier<MotionSettings> motion,
      List<String> engines,
      Act act)
      throws InterruptedException {
    LiveTimes times = new LiveTimes();
    int width = PlainPortrait.WIDE;
    int height = PlainPortrait.HIGH;
    try (OffscreenContext context = OffscreenContext.open();
        Latest<Frame> frames = new Latest<>();
        Latest<Portrait> portraits = new Latest<>();
        PortraitLibrary library =
            new PortraitLibrary(Path.of("none"), Path.of("none"), new ModelShelf(List.of()));
        InferenceRoom inference =
            new InferenceRoom(
                opening,
                new InferenceThread(frames, portraits, motion, times),
                library,
                Settings.initial("portrait.png", model),
                engines,
                told::add);
        Capture capture = cameras.open(CameraMode.of(64, 48, 100), frames);
        Sinks sinks = new Sinks();
        Programme programme =
            new Programme(
                width,
                height,
                PlainPortrait.plain(width, height, CALM, CALM, CALM),
                times,
                sinks)) {
      assertThat(context.description()).isNotBlank();
      statuses = capture::status;
      LiveLoop loop = new LiveLoop(capture, inference, portraits, programme, screen, count, false);
      act.play(loop, inference, programme, sinks);
    } finally {
      device.released.countDown();
      cameras.close();
    }
  }
}
