package kukla.app.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import kukla.app.frames.Latest;
import kukla.inference.Fault;
import kukla.inference.cuda.SimulatedCuda;
import kukla.inference.frame.Frame;
import kukla.inference.reenact.MotionSettings;
import kukla.inference.reenact.Outcome;
import kukla.inference.reenact.Portrait;
import kukla.inference.reenact.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Portraits that are under way on a (simulated) GPU, whatever happens meanwhile. */
@Timeout(300)
class InferenceThreadTest {
  private static final int CAMERA_WIDTH = 64;
  private static final int CAMERA_HEIGHT = 48;
  private static final String UPLOAD = "upload " + (4096 + 3 * CAMERA_WIDTH * CAMERA_HEIGHT);

  private final SimulatedCuda gpu = new SimulatedCuda();
  private final Latest<Frame> frames = new Latest<>();
  private final Latest<Portrait> portraits = new Latest<>();
  private final InferenceThread thread =
      new InferenceThread(frames, portraits, () -> MotionSettings.DEFAULT, new LiveTimes());
  private final AtomicInteger lent = new AtomicInteger();
  private Performance performance;
  private int sequence;

  /** The first frame is over: it is one that no other may overlap. */
  @BeforeEach
  void open() throws InterruptedException {
    performance = PlainPortrait.onDevice(gpu, line -> {});
    thread.perform(performance);
    waitFor(() -> thread.performance() != null);
    offer();
    portrait(1).close();
    gpu.lag(Integer.MAX_VALUE); // nothing is done by itself from now on
    gpu.clearLedger();
  }

  @AfterEach
  void close() {
    thread.close();
    portraits.close();
    frames.close();
    assertThat(lent).hasValue(0);
    assertThat(thread.fault()).isNull();
  }

  private static void waitFor(BooleanSupplier what) {
    while (!what.getAsBoolean()) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** The camera's next frame. */
  private void offer() {
    lent.incrementAndGet();
    sequence++;
    AtomicInteger once = new AtomicInteger(1);
    frames.publish(
        new Frame(
            PlainPortrait.plain(CAMERA_WIDTH, CAMERA_HEIGHT, 10, 200, 10),
            sequence,
            System.nanoTime(),
            () -> lent.addAndGet(-once.getAndSet(0))));
  }

  /** Offers one that is under way then, and not done. */
  private void begin() {
    long before = given("launch graph");
    offer();
    waitFor(() -> given("launch graph") > before);
  }

  /** Until the thread has begun all it can, and looks whether it is done. */
  private void untilLookedAt() {
    long asked = given("isReached");
    waitFor(() -> given("isReached") > asked + 2);
  }

  private long given(String line) {
    return gpu.ledger().stream().filter(line::equals).count();
  }

  private Portrait portrait(int number) throws InterruptedException {
    Portrait portrait = portraits.take(TimeUnit.SECONDS.toNanos(200));
    assertThat(Objects.requireNonNull(portrait).sequence()).isEqualTo(number);
    return portrait;
  }

  @Test
  void ofTwoFramesThePictureOfTheLaterGoesUpBeforeTheEarlierIsWaitedFor()
      throws InterruptedException {
    begin();
    begin();
    portrait(2).close();
    List<String> order =
        gpu.ledger().stream()
            .filter(List.of(UPLOAD, "launch graph", "await")::contains)
            .limit(5)
            .toList();
    assertThat(order).containsExactly(UPLOAD, "launch graph", UPLOAD, "launch graph", "await");
    assertThat(portraits.poll()).as("not done yet").isNull();
    gpu.catchUp();
    portrait(3).close();
    assertThat(performance.uploadsAFrame()).isEqualTo(1);
  }

  @Test
  void aPortraitAfterWhichNoFrameComesIsShownAsSoonAsItIsDone() throws InterruptedException {
    begin();
    untilLookedAt();
    assertThat(portraits.poll()).isNull();
    assertThat(given("await")).isZero();
    gpu.catchUp();
    portrait(2).close();
  }

  @Test
  void aPortraitUnderWayIsOfTheSourceThatWasMovedThen() throws InterruptedException {
    Source before = performance.source();
    begin();
    Source next = PlainPortrait.source(performance.side());
    thread.show(next);
    offer();
    try (Portrait portrait = portrait(2)) {
      assertThat(portrait.source()).isSameAs(before);
    }
    gpu.catchUp();
    try (Portrait portrait = portrait(3)) {
      assertThat(portrait.source()).isSameAs(next);
    }
  }

  @Test
  void aPortraitUnderWayIsFinishedBeforeItsPerformanceEnds() throws InterruptedException {
    begin();
    thread.perform(new PassThrough(performance.source()));
    try (Portrait portrait = portrait(2)) {
      assertThat(portrait.outcome()).isInstanceOf(Outcome.Moved.class);
      waitFor(() -> gpu.leaks().isEmpty()); // its canvas, too, which the reader finds gone
    }
    offer();
    try (Portrait portrait = portrait(3)) {
      assertThat(portrait.outcome()).isInstanceOf(Outcome.PassedThrough.class);
    }
  }

  @Test
  void aPortraitUnderWayGoesWithTheGpuThatIsLost() throws InterruptedException {
    begin();
    begin();
    portrait(2).close();
    gpu.lose();
    brokenBy("CUDA_ERROR_LAUNCH_FAILED");
  }

  @Test
  void aPortraitUnderWayGoesWhereOneBeforeItCouldNotBeShown() throws InterruptedException {
    begin();
    thread.broke(new Fault("showing it: expected a picture, found CUDA_ERROR_UNKNOWN"));
    brokenBy("CUDA_ERROR_UNKNOWN");
    assertThat(gpu.leaks()).isEmpty();
  }

  private void brokenBy(String error) throws InterruptedException {
    waitFor(() -> thread.breakdown() != null);
    assertThat(Objects.requireNonNull(thread.breakdown()).fault().sentence()).contains(error);
    assertThat(portraits.poll()).isNull();
    thread.perform(new PassThrough(performance.source()));
    waitFor(() -> thread.breakdown() == null);
    offer();
    portrait(sequence).close();
  }

  @Test
  void whatIsUnderWayAtTheEndIsWaitedForAndNotShown() {
    begin();
    untilLookedAt();
    thread.close();
    assertThat(gpu.leaks()).isEmpty(); // memory that is given back while it is used is refused
    assertThat(portraits.poll()).isNull();
  }
}
