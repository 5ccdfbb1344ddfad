package kukla.inference.reenact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import kukla.inference.Fault;
import kukla.inference.cuda.SimulatedCuda;
import kukla.inference.engine.onnx.OnnxEngine;
import kukla.inference.gpu.DeviceCanvas;
import kukla.inference.gpu.FrameTwin;
import kukla.inference.gpu.Plate;
import kukla.inference.gpu.SimulatedEngine;
import kukla.inference.motion.MotionModel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A frame that begins while the one before is under way, on a simulated GPU: what is given to it in
 * which order, and that every frame comes to what it would alone.
 */
class OverlapTest {
  private static final String UPLOAD = "upload " + (4096 + 3 * 384 * 384);

  private final SimulatedCuda gpu = new SimulatedCuda();
  private final PaintedPerformer performer = new PaintedPerformer();
  private final List<PortraitBuffer> buffers = new ArrayList<>();
  private MotionSettings settings =
      MotionSettings.DEFAULT.with(draft -> draft.autoCalibrate = false);
  private MotionModel model;
  private Source source;
  private DeviceReenactment device;

  @BeforeEach
  void open() {
    FrameTwin.install(gpu);
    model = MotionModel.open(PaintedPerformer.model(), new SimulatedEngine(gpu, OnnxEngine.load()));
    source = performer.source(model.side());
    device = anew();
    gpu.lag(1_000_000); // nothing is done before somebody waits
  }

  private DeviceReenactment anew() {
    DeviceReenactment made =
        new DeviceReenactment(
            model,
            performer,
            new byte[1],
            PaintedPerformer.WIDE,
            PaintedPerformer.WIDE,
            source,
            PaintedPerformer::ground,
            () -> Plate.NONE);
    buffers.clear();
    for (int i = 0; i < 3; i++) {
      buffers.add(
          PortraitBuffer.allocate(model.side(), performer.painting(), model.grid(), 20)
              .with(made.canvas()));
    }
    return made;
  }

  @AfterEach
  void close() {
    device.close();
    model.close();
    assertThat(gpu.leaks()).isEmpty();
  }

  private Underway begin(int number) {
    return device.begin(performer.frame(number), settings, buffers.get(number % 3));
  }

  /** The finished picture of a frame. */
  private byte[] picture(int number) {
    DeviceCanvas canvas = Objects.requireNonNull(buffers.get(number % 3).canvas());
    byte[] bytes = new byte[4 * PaintedPerformer.WIDE * PaintedPerformer.WIDE];
    long display = gpu.openStream();
    assertThat(canvas.read(display, from -> gpu.bytes(from).get(0, bytes))).isTrue();
    gpu.closeStream(display);
    return bytes;
  }

  /** What was given to the GPU since the ledger was cleared, of what the order is about. */
  private List<String> given() {
    return gpu.ledger().stream()
        .filter(line -> List.of(UPLOAD, "launch graph", "await").contains(line))
        .toList();
  }

  @Test
  void thePictureOfAFrameGoesUpBeforeTheOneBeforeIsWaitedFor() {
    begin(0).finish();
    Underway before = begin(1);
    gpu.clearLedger();
    for (int i = 2; i < 6; i++) {
      Underway next = begin(i);
      assertThat(before.isDone()).isFalse();
      before.finish();
      before = next;
    }
    List<String> each = List.of(UPLOAD, "launch graph", "await");
    List<String> all = new ArrayList<>();
    for (int i = 2; i < 6; i++) {
      all.addAll(each);
    }
    assertThat(given()).isEqualTo(all);
    before.finish();
    assertThat((double) device.pictureUploads() / device.frames()).isEqualTo(1);
  }

  @Test
  void aFrameThatNobodyFollowsIsDoneWhenItsMarkIsReached() {
    begin(0).finish();
    gpu.lag(2);
    Underway alone = begin(1);
    gpu.clearLedger();
    assertThat(alone.isDone()).isFalse();
    assertThat(alone.isDone()).isFalse();
    assertThat(alone.isDone()).isTrue();
    assertThat(given()).isEmpty();
    Outcome outcome = alone.finish();
    assertThat(alone.finish()).isSameAs(outcome);
    assertThat(outcome).isInstanceOf(Outcome.Moved.class);
  }

  /**
   * Six frames, of which the wish may change the settings of any: one after the other, and each
   * begun before the one before is finished.
   */
  private List<Outcome> comesToTheSame(IntConsumer wish) {
    MotionSettings first = settings;
    List<Outcome> alone = new ArrayList<>();
    List<byte[]> pictures = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      wish.accept(i);
      alone.add(begin(i).finish());
      pictures.add(picture(i));
    }
    device.close();
    performer.isThere(true);
    settings = first;
    device = anew();
    List<Outcome> together = new ArrayList<>();
    Underway before = null;
    for (int i = 0; i < 6; i++) {
      wish.accept(i);
      Underway next = begin(i);
      if (before != null) {
        together.add(before.finish());
        assertThat(picture(i - 1)).as("picture %d", i - 1).isEqualTo(pictures.get(i - 1));
      }
      before = next;
    }
    if (before != null) {
      together.add(before.finish());
    }
    for (int i = 0; i < 6; i++) {
      same(together.get(i), alone.get(i), i);
    }
    return together;
  }

  private static void same(Outcome found, Outcome expected, int number) {
    assertThat(found.getClass()).as("frame %d", number).isEqualTo(expected.getClass());
    if (found instanceof Outcome.Moved one && expected instanceof Outcome.Moved other) {
      assertThat(one.crop()).isEqualTo(other.crop());
      assertThat(one.seen().values()).as("frame %d", number).isEqualTo(other.seen().values());
      assertThat(one.drawn().values()).as("frame %d", number).isEqualTo(other.drawn().values());
    }
    if (found instanceof Outcome.NoFace one && expected instanceof Outcome.NoFace other) {
      assertThat(one.seconds()).as("frame %d", number).isEqualTo(other.seconds());
    }
  }

  @Test
  void everyFrameComesToWhatItWouldAlone() {
    comesToTheSame(i -> {});
  }

  @Test
  void aPoseThatIsAskedForCountsFromTheNextFrameOn() {
    comesToTheSame(i -> settings = settings.with(draft -> draft.calibrations = i >= 3 ? 1 : 0));
  }

  @Test
  void aMirrorTurnsNoPoseOfTheFrameBefore() {
    comesToTheSame(i -> settings = settings.with(draft -> draft.mirror = i >= 3));
  }

  @Test
  void whoIsGoneLeavesWhereTheLastFrameWas() {
    performer.slowly();
    device.close();
    device = anew();
    List<Outcome> outcomes =
        comesToTheSame(
            i -> {
              performer.isThere(i != 3 && i != 4);
              settings = settings.with(draft -> draft.whenFaceLost = MotionSettings.FaceLost.EASE);
            });
    assertThat(outcomes.get(3)).isInstanceOf(Outcome.NoFace.class);
    assertThat(outcomes.get(5)).isInstanceOf(Outcome.Moved.class);
  }

  @Test
  void mapsAreFetchedWhileNothingElseUsesTheNetworks() {
    comesToTheSame(i -> settings = settings.with(draft -> draft.overlays = i == 2 || i == 3));
    assertThat(buffers.get(0).deformation())
        .isNotEqualTo(new float[buffers.get(0).deformation().length]);
  }

  @Test
  void aFrameUnderWayIsFinishedBeforeAnotherSourceIsMoved() {
    begin(0).finish();
    Underway old = begin(1);
    device.source(performer.source(model.side())); // waits: the networks are its
    assertThat(old.isDone()).isTrue();
    Underway next = begin(2);
    assertThat(old.finish()).isInstanceOf(Outcome.Moved.class);
    assertThat(next.finish()).isInstanceOf(Outcome.Moved.class);
  }

  @Test
  void aFrameOfAGpuThatIsLostIsDoneAndFails() {
    begin(0).finish();
    Underway one = begin(1);
    gpu.fail("isReached", "CUDA_ERROR_LAUNCH_FAILED");
    assertThat(one.isDone()).isTrue();
    assertThatThrownBy(one::finish)
        .isInstanceOf(Fault.class)
        .hasMessageContaining("CUDA_ERROR_LAUNCH_FAILED");
  }

  @Test
  void whatIsUnderWayAtTheEndIsWaitedFor() {
    begin(0).finish();
    begin(1);
    begin(2);
    gpu.clearLedger();
    device.close(); // SimulatedCuda refuses memory that is given back while it may be used
    assertThat(gpu.ledger().indexOf("synchronize")).isLessThan(gpu.ledger().indexOf("free"));
    device = anew();
  }
}
