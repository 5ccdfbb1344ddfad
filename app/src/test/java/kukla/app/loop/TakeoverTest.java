package kukla.app.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import kukla.app.capture.CameraChoice;
import kukla.app.capture.CameraMode;
import kukla.app.capture.Cameras;
import kukla.app.capture.Capture;
import kukla.app.capture.SimulatedDriver;
import kukla.app.frames.Latest;
import kukla.app.portrait.PortraitLibrary;
import kukla.app.settings.Settings;
import kukla.app.sink.Sink;
import kukla.app.sink.SinkStatus;
import kukla.app.times.Durations;
import kukla.inference.card.ModelShelf;
import kukla.inference.cuda.SimulatedCuda;
import kukla.inference.engine.onnx.OnnxEngine;
import kukla.inference.frame.Frame;
import kukla.inference.reenact.MotionSettings;
import kukla.inference.reenact.Portrait;
import kukla.render.OffscreenContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A (simulated) GPU that breaks in the middle of a show: its portraits, the placeholder, portraits
 * of the CPU, in this order, and never the camera's picture.
 */
@Tag("gl")
@Timeout(120)
class TakeoverTest {
  private static final int WIDE = PlainPortrait.WIDE;
  private static final int HIGH = PlainPortrait.HIGH;

  /** Mean difference of a portrait from its plain painting, levels; the camera's is far above. */
  private static final double ALIKE = 20;

  private static final int CALM = 9;

  private enum Seen {
    PORTRAIT,
    PLACEHOLDER,
    SOMETHING_ELSE
  }

  private final SimulatedCuda gpu = new SimulatedCuda();
  private final SimulatedDriver driver = new SimulatedDriver();
  private final SimulatedDriver.Device device =
      driver.plug(new SimulatedDriver.Device("camera", "usb-1", "/dev/video0"));
  private final List<String> opened = new CopyOnWriteArrayList<>();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final List<Seen> seen = new ArrayList<>();
  private final LiveCount count = new LiveCount();

  private static double distance(ByteBuffer rgba, int red, int green, int blue) {
    int[] colour = {red, green, blue};
    long away = 0;
    for (int i = 0; i < WIDE * HIGH; i++) {
      for (int c = 0; c < 3; c++) {
        away += Math.abs((rgba.get(4 * i + c) & 0xff) - colour[c]);
      }
    }
    return away / (3.0 * WIDE * HIGH);
  }

  /** Tells what left. */
  private final class Witness implements Sink {
    @Override
    public String name() {
      return "witness";
    }

    @Override
    public void offer(ByteBuffer rgba, long sequence, long captureNanos) {
      Seen now =
          distance(rgba, CALM, CALM, CALM) < 5
              ? Seen.PLACEHOLDER
              : distance(rgba, PlainPortrait.RED, PlainPortrait.GREEN, PlainPortrait.BLUE) < ALIKE
                  ? Seen.PORTRAIT
                  : Seen.SOMETHING_ELSE;
      if (seen.isEmpty() || seen.get(seen.size() - 1) != now) {
        seen.add(now);
      }
    }

    @Override
    public SinkStatus status() {
      return new SinkStatus(SinkStatus.State.OPEN, "looking", 0, 0);
    }

    @Override
    public Durations latency() {
      return new Durations();
    }

    @Override
    public void close() {
      // nothing is open
    }
  }

  private Performance open(Settings wanted) {
    opened.add(wanted.engine());
    gpu.lag(3); // frames are under way for a while
    return wanted.engine().equals("auto")
        ? PlainPortrait.onDevice(gpu, told::add)
        : PlainPortrait.on(wanted.engine(), OnnxEngine.load());
  }

  /** Something happens once portraits leave and another engine stands ready. */
  private final class Turns implements BooleanSupplier {
    private final Runnable happens;
    private boolean happened;
    private long portraits;

    Turns(Runnable happens) {
      this.happens = happens;
    }

    @Override
    public boolean getAsBoolean() {
      boolean portrait = !seen.isEmpty() && seen.get(seen.size() - 1) == Seen.PORTRAIT;
      if (!happened && portrait && count.portraits() > 5 && opened.size() > 1) {
        assertThat(told).as("no trouble so far").isEmpty();
        happened = true;
        happens.run();
        seen.clear();
        seen.add(Seen.PORTRAIT);
      }
      if (!happened || told.isEmpty() || !portrait) {
        return false;
      }
      portraits = portraits == 0 ? count.portraits() : portraits;
      return count.portraits() > portraits + 5;
    }
  }

  private void takesOverWhen(Runnable happens, String error) throws InterruptedException {
    LiveTimes times = new LiveTimes();
    try (OffscreenContext context = OffscreenContext.open();
        Latest<Frame> frames = new Latest<>();
        Latest<Portrait> portraits = new Latest<>();
        PortraitLibrary library =
            new PortraitLibrary(Path.of("none"), Path.of("none"), new ModelShelf(List.of()));
        InferenceRoom inference =
            new InferenceRoom(
                this::open,
                new InferenceThread(frames, portraits, () -> MotionSettings.DEFAULT, times),
                library,
                Settings.initial("portrait.png", "motion-lite"),
                List.of("tensorrt", "torch", "onnx"),
                told::add);
        Capture capture =
            Capture.open(
                new Cameras(List.of(driver)),
                new CameraChoice.First(),
                CameraMode.of(64, 48, 100),
                frames,
                nanos -> {},
                status -> {});
        Sinks sinks = new Sinks();
        Programme programme =
            new Programme(
                WIDE, HIGH, PlainPortrait.plain(WIDE, HIGH, CALM, CALM, CALM), times, sinks)) {
      assertThat(context.description()).isNotBlank();
      sinks.add(new Witness());
      new LiveLoop(capture, inference, portraits, programme, new Screen.None(), count, false)
          .run(new Turns(happens));
      assertThat(inference.engine()).isEqualTo("torch");
    } finally {
      device.released.countDown();
    }
    assertThat(seen).containsExactly(Seen.PORTRAIT, Seen.PLACEHOLDER, Seen.PORTRAIT);
    assertThat(opened).as("it stood ready").containsExactly("auto", "torch");
    assertThat(told).singleElement().asString().startsWith("torch takes over").contains(error);
  }

  @Test
  void whereItIsLost() throws InterruptedException {
    takesOverWhen(gpu::lose, "CUDA_ERROR_LAUNCH_FAILED");
  }

  @Test
  void whereItHasNoMemoryLeft() throws InterruptedException {
    takesOverWhen(() -> gpu.fail("launch", "CUDA_ERROR_OUT_OF_MEMORY"), "CUDA_ERROR_OUT_OF_MEMORY");
  }

  @Test
  void whereItsPicturesDoNotArrive() throws InterruptedException {
    takesOverWhen(
        () -> gpu.fail("download", "CUDA_ERROR_OUT_OF_MEMORY"), "CUDA_ERROR_OUT_OF_MEMORY");
  }
}
