package kukla.app.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import kukla.app.capture.CameraChoice;
import kukla.app.capture.CameraMode;
import kukla.app.capture.Cameras;
import kukla.app.capture.Capture;
import kukla.app.capture.CaptureStatus;
import kukla.app.capture.SimulatedDriver;
import kukla.app.frames.Latest;
import kukla.app.portrait.PortraitLibrary;
import kukla.app.settings.Settings;
import kukla.app.sink.Sink;
import kukla.app.sink.SinkStatus;
import kukla.app.times.Durations;
import kukla.inference.Fault;
import kukla.inference.card.ModelFolder;
import kukla.inference.card.ModelShelf;
import kukla.inference.engine.onnx.OnnxEngine;
import kukla.inference.face.DetectedFace;
import kukla.inference.face.FaceBox;
import kukla.inference.face.FaceCrop;
import kukla.inference.face.FaceDetector;
import kukla.inference.frame.Frame;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.inference.image.Opaque;
import kukla.inference.motion.Keypoints;
import kukla.inference.motion.MotionModel;
import kukla.inference.reenact.MotionSettings;
import kukla.inference.reenact.MotionSettings.FaceLost;
import kukla.inference.reenact.MotionSettings.OtherFace;
import kukla.inference.reenact.Outcome;
import kukla.inference.reenact.Portrait;
import kukla.inference.reenact.PortraitBuffer;
import kukla.inference.reenact.Source;
import kukla.render.OffscreenContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens to camera, face, engine and window: every picture that leaves the program is the
 * portrait, the painting or the placeholder, and never one with the camera's in it.
 */
@Tag("gl")
class LeakTest {
  private static final int WIDE = 160;
  private static final int HIGH = 120;

  private final Image painting = plain(WIDE, HIGH, 200, 120, 40);
  private final Source source = Source.of("plain", painting, new FaceCrop(80, 60, 60), 64);
  private final SimulatedDriver driver = new SimulatedDriver();
  private final SimulatedDriver.Device device =
      driver.plug(new SimulatedDriver.Device("camera", "usb-1", "/dev/video0"));
  private final Map<Shown, ByteBuffer> allowed = new EnumMap<>(Shown.class);
  private final List<Shown> seen = new ArrayList<>();
  private long leaked;
  private volatile Function<Frame, Outcome> script = this::moved;

  private static Image plain(int width, int height, int red, int green, int blue) {
    Image picture = Image.allocate(width, height, ChannelOrder.RGB);
    for (int i = 0; i < width * height; i++) {
      picture.pixels().put(3 * i, (byte) red);
      picture.pixels().put(3 * i + 1, (byte) green);
      picture.pixels().put(3 * i + 2, (byte) blue);
    }
    return picture;
  }

  private Outcome moved(Frame frame) {
    Keypoints points = new Keypoints(new float[4], new float[8]);
    FaceBox box = FaceBox.centred(30, 20, 20, 20);
    return new Outcome.Moved(points, points, FaceCrop.around(box), box, new Outcome.Took(1, 1, 1));
  }

  /** Does as the script says, with the camera's picture in the preview's memory as always. */
  private final class Scripted implements Performance {
    private final Image square = plain(64, 64, 20, 60, 220);
    private final String engine;

    Scripted(String engine) {
      this.engine = engine;
    }

    @Override
    public String description() {
      return "scripted";
    }

    @Override
    public String engine() {
      return engine;
    }

    @Override
    public int side() {
      return 64;
    }

    @Override
    public Source source() {
      return source;
    }

    @Override
    public void show(Source next) {
      // always the same
    }

    @Override
    public PortraitBuffer allocate(Image camera) {
      return PortraitBuffer.allocate(64, camera, 0);
    }

    @Override
    public Outcome apply(Frame frame, MotionSettings settings, PortraitBuffer buffer) {
      Opaque.copy(frame.picture(), buffer.camera());
      square.copyTo(buffer.square());
      return script.apply(frame);
    }

    @Override
    public void close() {
      // nothing is open
    }
  }

  /** Compares every picture with those that may leave. */
  private final class Witness implements Sink {
    private final Durations latency = new Durations();

    @Override
    public String name() {
      return "witness";
    }

    @Override
    public void offer(ByteBuffer rgba, long sequence, long captureNanos) {
      offered++;
      for (Map.Entry<Shown, ByteBuffer> each : allowed.entrySet()) {
        if (network ? alike(rgba, each.getValue()) : same(rgba, each.getValue(), 2)) {
          if (seen.isEmpty() || seen.get(seen.size() - 1) != each.getKey()) {
            seen.add(each.getKey());
          }
          return;
        }
      }
      leaked++;
    }

    @Override
    public SinkStatus status() {
      return new SinkStatus(SinkStatus.State.OPEN, "looking", 0, 0);
    }

    @Override
    public Durations latency() {
      return latency;
    }

    @Override
    public void close() {
      // nothing is open
    }
  }

  private boolean network;
  private long offered;

  /** As a whole: a network may draw a few pixels of a plain square to its own taste. */
  private static boolean alike(ByteBuffer a, ByteBuffer b) {
    long away = 0;
    for (int i = 0; i < WIDE * HIGH * 4; i++) {
      away += Math.abs((a.get(i) & 0xff) - (b.get(i) & 0xff));
    }
    return away < 8L * WIDE * HIGH * 4;
  }

  private static boolean same(ByteBuffer a, ByteBuffer b, int tolerance) {
    for (int i = 0; i < WIDE * HIGH * 4; i++) {
      if (Math.abs((a.get(i) & 0xff) - (b.get(i) & 0xff)) > tolerance) {
        return false;
      }
    }
    return true;
  }

  private Performance opened(Settings wanted) {
    if (wanted.model().equals("real")) {
      return real();
    }
    assertThat(wanted.model()).isEqualTo("motion-lite");
    String engine = wanted.engine().equals("auto") ? "torch" : wanted.engine();
    opened.add(engine);
    return new Scripted(engine);
  }

  private final List<String> opened = new CopyOnWriteArrayList<>();
  private final List<String> told = new ArrayList<>();

  /** The bundled model, with faces where the script says. */
  private Performance real() {
    Path folder = Path.of(System.getProperty("kukla.root")).resolve("models/motion-lite");
    MotionModel model = MotionModel.open(ModelFolder.open(folder), OnnxEngine.load());
    Source large = Source.of("plain", painting, new FaceCrop(80, 60, 60), model.side());
    return new ReenactmentPerformance(model, new Told(), large, "onnx", "real");
  }

  private final class Told implements FaceDetector {
    @Override
    public List<DetectedFace> detect(Image picture) {
      return faces;
    }

    @Override
    public List<DetectedFace> detectNear(Image picture, FaceBox expected) {
      return faces;
    }

    @Override
    public void close() {
      // nothing is open
    }
  }

  private volatile List<DetectedFace> faces = List.of();
  private volatile MotionSettings motion = MotionSettings.DEFAULT;
  private final LiveCount count = new LiveCount();
  private Screen screen = new Screen.None();

  private void run(BooleanSupplier done) throws InterruptedException {
    run("motion-lite", done);
  }

  /** Runs a session until the script of what happens is done. */
  private void run(String model, BooleanSupplier done) throws InterruptedException {
    LiveTimes times = new LiveTimes();
    Settings settings = Settings.initial("portrait.png", model);
    CameraMode mode = CameraMode.of(64, 48, 100);
    try (OffscreenContext context = OffscreenContext.open();
        Latest<Frame> frames = new Latest<>();
        Latest<Portrait> portraits = new Latest<>();
        PortraitLibrary library =
            new PortraitLibrary(Path.of("none"), Path.of("none"), new ModelShelf(List.of()));
        InferenceRoom inference =
            new InferenceRoom(
                this::opened,
                new InferenceThread(frames, portraits, () -> motion, times),
                library,
                settings,
                List.of("torch", "onnx"),
                told::add);
        Capture capture =
            Capture.open(
                new Cameras(List.of(driver)),
                new CameraChoice.First(),
                mode,
                frames,
                nanos -> {},
                status -> {});
        Sinks sinks = new Sinks();
        Programme programme = new Programme(WIDE, HIGH, plain(WIDE, HIGH, 9, 9, 9), times, sinks)) {
      assertThat(context.description()).isNotBlank();
      remember(programme, sinks);
      sinks.add(new Witness());
      statuses = capture::status;
      new LiveLoop(capture, inference, portraits, programme, screen, count, false).run(done);
    } finally {
      device.released.countDown();
    }
  }

  private Supplier<CaptureStatus> statuses = () -> new CaptureStatus.Opening("none", 0);

  /** What may leave, as the stage draws it. */
  private void remember(Programme programme, Sinks sinks) {
    Sink first = new First();
    sinks.add(first);
    Outcome outcome = moved(new Frame(painting, 0, 0, () -> {}));
    PortraitBuffer buffer = new Scripted("torch").allocate(painting);
    new Scripted("torch").square.copyTo(buffer.square());
    Portrait portrait = new Portrait(buffer, source, outcome, 0, 0, () -> {});
    for (Shown shown : List.of(Shown.PORTRAIT, Shown.UNMOVED, Shown.PLACEHOLDER)) {
      remembering = shown;
      programme.show(shown, portrait, source, 0);
      programme.deliver(1_000_000_000);
    }
    sinks.remove(first);
    assertThat(allowed).hasSize(3);
  }

  private Shown remembering = Shown.PORTRAIT;

  private final class First implements Sink {
    @Override
    public String name() {
      return "first";
    }

    @Override
    public void offer(ByteBuffer rgba, long sequence, long captureNanos) {
      ByteBuffer copy = ByteBuffer.allocateDirect(WIDE * HIGH * 4);
      copy.put(0, rgba, 0, copy.capacity());
      allowed.put(remembering, copy);
    }

    @Override
    public SinkStatus status() {
      return new SinkStatus(SinkStatus.State.OPEN, "", 0, 0);
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

  /** Steps, each with what ends it; a step that takes too long fails the test. */
  private final class Script implements BooleanSupplier {
    private final List<Runnable> steps = new ArrayList<>();
    private final List<BooleanSupplier> ends = new ArrayList<>();
    private int at = -1;
    private long since;

    Script then(Runnable step, BooleanSupplier end) {
      steps.add(step);
      ends.add(end);
      return this;
    }

    @Override
    public boolean getAsBoolean() {
      if (at < 0 || ends.get(at).getAsBoolean()) {
        at++;
        since = System.nanoTime();
        if (at == steps.size()) {
          return true;
        }
        seen.clear();
        steps.get(at).run();
      }
      assertThat(System.nanoTime() - since).as("step %d", at).isLessThan(60_000_000_000L);
      return false;
    }
  }

  private boolean shows(Shown shown) {
    return !seen.isEmpty() && seen.get(seen.size() - 1) == shown;
  }

  @Test
  void nothingThatHappensLetsThePerformerOut() throws InterruptedException {
    Outcome.Took took = new Outcome.Took(1, 1, 1);
    run(
        new Script()
            .then(() -> {}, () -> shows(Shown.PORTRAIT))
            .then(
                () -> script = frame -> new Outcome.NoFace(1, true, false, took),
                () -> shows(Shown.PLACEHOLDER))
            .then(
                () -> script = frame -> new Outcome.NoFace(1, false, false, took),
                () -> shows(Shown.PORTRAIT))
            .then(
                () -> script = frame -> new Outcome.PassedThrough(took),
                () -> shows(Shown.PLACEHOLDER))
            .then(() -> script = this::moved, () -> shows(Shown.PORTRAIT))
            .then(
                () -> device.manner = SimulatedDriver.Manner.UNPLUGGED,
                () -> shows(Shown.PLACEHOLDER) && statuses.get() instanceof CaptureStatus.Lost)
            .then(() -> device.manner = SimulatedDriver.Manner.WELL, () -> shows(Shown.PORTRAIT))
            .then(
                () -> device.manner = SimulatedDriver.Manner.HANGING,
                () -> shows(Shown.PLACEHOLDER))
            .then(
                () -> {
                  device.manner = SimulatedDriver.Manner.WELL;
                  script = this::slowly;
                },
                () -> shows(Shown.PORTRAIT)));
    assertThat(leaked).isZero();
  }

  @Test
  void ofTwoFacesNeitherIsLetOutWhoeverIsFollowed() throws InterruptedException {
    DetectedFace left = new DetectedFace(FaceBox.centred(15, 24, 12, 12), 1, List.of());
    DetectedFace right = new DetectedFace(FaceBox.centred(47, 24, 12, 12), 1, List.of());
    network = true;
    motion = motion.with(draft -> draft.whenFaceLost = FaceLost.PLACEHOLDER);
    run(
        "real",
        new Script()
            .then(() -> faces = List.of(left), () -> shows(Shown.UNMOVED) && portraits(5))
            .then(() -> faces = List.of(right, left), () -> portraits(10))
            .then(() -> faces = List.of(right), () -> shows(Shown.PLACEHOLDER) || portraits(20))
            .then(() -> {}, () -> shows(Shown.UNMOVED)) // it has stayed, and is followed
            .then(
                () -> {
                  motion = motion.with(draft -> draft.otherFace = OtherFace.HOLD);
                  faces = List.of(left);
                },
                () -> shows(Shown.PLACEHOLDER) && count.anotherFace())
            .then(() -> motion = motion.calibrated(), () -> shows(Shown.UNMOVED) && portraits(5)));
    assertThat(leaked).isZero();
  }

  private long since;

  /** Whether so many portraits have come since the last time that they had. */
  private boolean portraits(long many) {
    if (count.portraits() < since + many) {
      return false;
    }
    since = count.portraits();
    return true;
  }

  @Test
  void aWindowThatIsClosedEndsTheShowAndNothingFollows() throws InterruptedException {
    AtomicBoolean open = new AtomicBoolean(true);
    List<Long> whenClosed = new ArrayList<>();
    screen =
        new Screen() {
          @Override
          public void fresh(Portrait portrait) {
            open.set(portrait.sequence() < 20);
          }

          @Override
          public boolean turn(@Nullable Shown shown, long captureNanos) {
            if (!open.get()) {
              whenClosed.add(offered);
            }
            return open.get();
          }

          @Override
          public long patienceNanos() {
            return 20_000_000;
          }
        };
    run(() -> false);
    assertThat(whenClosed).hasSize(1);
    assertThat(offered).isBetween(whenClosed.get(0), whenClosed.get(0) + 1); // one was on its way
    assertThat(shows(Shown.PORTRAIT)).isTrue();
    assertThat(leaked).isZero();
  }

  private Outcome slowly(Frame frame) {
    LockSupport.parkNanos(300_000_000);
    return moved(frame);
  }

  @Test
  void whereAnEngineBreaksThePlaceholderIsShownUntilAnotherHasTakenOver()
      throws InterruptedException {
    run(
        new Script()
            .then(
                () -> {
                  AtomicBoolean once = new AtomicBoolean();
                  script =
                      frame -> {
                        if (frame.sequence() > 20 && !once.getAndSet(true)) {
                          throw new IllegalStateException("out of memory");
                        }
                        return moved(frame);
                      };
                },
                () -> seen.contains(Shown.PLACEHOLDER) && shows(Shown.PORTRAIT) && broke()));
    assertThat(opened).containsExactly("torch", "onnx");
    assertThat(told).hasSize(1);
    assertThat(told.get(0)).startsWith("onnx takes over (torch broke").contains("out of memory");
    assertThat(leaked).isZero();
  }

  private boolean broke() {
    return opened.size() > 1;
  }

  @Test
  void whenNoEngineIsLeftThePlaceholderIsTheLastPictureAndItIsSaidWhy() {
    script =
        frame -> {
          if (frame.sequence() > 20) {
            throw new IllegalStateException("no memory for frame " + frame.sequence());
          }
          return moved(frame);
        };
    assertThatThrownBy(() -> run(() -> false))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("expected an engine that goes on")
        .hasMessageContaining("torch with")
        .hasMessageContaining("onnx with")
        .hasMessageContaining("no memory for frame");
    assertThat(opened).containsExactly("torch", "onnx", "torch", "onnx");
    assertThat(shows(Shown.PLACEHOLDER)).isTrue();
    assertThat(leaked).isZero();
  }
}
