package kukla.app.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import kukla.app.capture.SimulatedDriver.Device;
import kukla.app.capture.SimulatedDriver.Manner;
import kukla.app.capture.camera.CameraMode;
import kukla.app.capture.choice.CameraChoice;
import kukla.app.capture.choice.Cameras;
import kukla.app.capture.playback.TestPattern;
import kukla.app.frames.Latest;
import kukla.app.times.Durations;
import kukla.inference.frame.Frame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The capture threads on simulated devices, as they run; {@link CaptureWatchTest} holds the times
 * themselves to the millisecond.
 */
class CaptureTest {
  private static final long MILLISECOND = 1_000_000;

  /** Six and four times what the design allows, on a clock that waits for a busy machine. */
  private static final long NOTICED = 3_000 * MILLISECOND;

  private static final long BACK = 8_000 * MILLISECOND;

  /** What takes so long hangs; real time. */
  private static final long AGES = 120_000 * MILLISECOND;

  private final PatientClock clock = new PatientClock();
  private final SimulatedDriver driver = new SimulatedDriver(clock);
  private final Latest<Frame> frames = new Latest<>();
  private final Durations durations = new Durations();
  private final List<CaptureStatus> told = new CopyOnWriteArrayList<>();
  private final Device webcam = driver.plug(new Device("HD Webcam", "usb-1", "/dev/video0"));
  private Capture capture = open(new CameraChoice.First());

  private Capture open(CameraChoice choice) {
    return Capture.open(
        new Cameras(List.of(driver)),
        choice,
        CameraMode.USUAL,
        frames,
        durations::record,
        told::add,
        clock);
  }

  @AfterEach
  void close() {
    webcam.released.countDown();
    capture.close();
    frames.close();
    clock.close();
  }

  /** How long that took, on the clock. */
  private long waitFor(BooleanSupplier condition) {
    long begun = clock.nanos();
    long start = System.nanoTime();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - start).as("waited too long").isLessThan(AGES);
      LockSupport.parkNanos(MILLISECOND);
    }
    return clock.nanos() - begun;
  }

  private Frame next() throws InterruptedException {
    Frame frame = frames.take(AGES);
    return Objects.requireNonNull(frame);
  }

  private void goLive() {
    waitFor(() -> capture.status().isLive());
  }

  /** Until it is lost, and that is told: on a thread of the capture's, after all can see it. */
  private void waitForLoss() {
    waitFor(() -> capture.status() instanceof CaptureStatus.Lost);
    waitFor(() -> told.get(told.size() - 1) instanceof CaptureStatus.Lost);
  }

  @Test
  void publishesNumberedPicturesWithTheDevicesTime() throws InterruptedException {
    long last = -1;
    for (int i = 0; i < 20; i++) {
      try (Frame frame = next()) {
        assertThat(frame.sequence()).isGreaterThan(last);
        // a millisecond old, but where the clock stood still meanwhile
        assertThat(clock.nanos() - frame.captureNanos()).isGreaterThan(MILLISECOND / 2);
        assertThat(TestPattern.number(frame.picture())).isPresent();
        last = frame.sequence();
      }
    }
    assertThat(capture.status())
        .isInstanceOfSatisfying(
            CaptureStatus.Live.class,
            live -> {
              assertThat(live.camera()).isEqualTo("HD Webcam (/dev/video0)");
              assertThat(live.mode()).isEqualTo(webcam.mode);
            });
    assertThat(durations.medianMillis()).isGreaterThan(0.5);
  }

  @ParameterizedTest
  @EnumSource(
      value = Manner.class,
      names = {"UNPLUGGED", "SILENT", "SAME_TIME", "SAME_PIXELS", "HANGING", "THROWING"})
  void aLostCameraIsNoticedAndIsBackUnderAnotherNumber(Manner manner) throws InterruptedException {
    goLive();
    driver.unplug(webcam, manner);
    long noticed = waitFor(() -> capture.status() instanceof CaptureStatus.Lost);
    assertThat(noticed).isLessThan(NOTICED);
    waitForLoss();
    Frame stale = frames.poll();
    if (stale != null) {
      stale.close();
    }
    LockSupport.parkNanos(300 * MILLISECOND);
    assertThat(frames.poll()).isNull();

    Device again = driver.plug(new Device("HD Webcam", "usb-1", "/dev/video3"));
    long back = waitFor(() -> capture.status().isLive());
    assertThat(back).isLessThan(BACK);
    assertThat(capture.status().camera()).isEqualTo("HD Webcam (/dev/video3)");
    next().close();
    assertThat(webcam.mostReaders).hasValue(1);
    assertThat(again.mostReaders).hasValue(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = Manner.class,
      names = {"UNPLUGGED", "SILENT", "SAME_TIME", "SAME_PIXELS", "THROWING", "BUSY"})
  void aCameraThatRecoversIsBack(Manner manner) throws InterruptedException {
    goLive();
    webcam.manner = manner == Manner.BUSY ? Manner.UNPLUGGED : manner;
    waitFor(() -> capture.status() instanceof CaptureStatus.Lost);
    webcam.manner = manner;
    LockSupport.parkNanos(600 * MILLISECOND);
    webcam.manner = Manner.WELL;
    assertThat(waitFor(() -> capture.status().isLive())).isLessThan(BACK);
    next().close();
    assertThat(webcam.mostReaders).hasValue(1);
  }

  @Test
  void aRepeatingDeviceStaysLostThoughItIsOpenedAgain() {
    goLive();
    webcam.manner = Manner.SAME_PIXELS;
    waitForLoss();
    int changes = told.size();
    int openings = webcam.openings.get();
    waitFor(() -> webcam.openings.get() >= openings + 2);
    assertThat(told).hasSize(changes);
    assertThat(((CaptureStatus.Lost) capture.status()).reason()).contains("repeats");
    assertThat(capture.counts().stale()).isGreaterThan(10);
  }

  @Test
  void anotherCameraIsNotTakenForTheLostOne() {
    goLive();
    driver.unplug(webcam, Manner.UNPLUGGED);
    Device door = driver.plug(new Device("Door Camera", "usb-2", "/dev/video0"));
    // looked for, and only the other one is there
    waitFor(
        () ->
            capture.status() instanceof CaptureStatus.Lost lost
                && lost.reason().contains("found only Door Camera"));
    LockSupport.parkNanos(700 * MILLISECOND);
    assertThat(capture.status()).isInstanceOf(CaptureStatus.Lost.class);
    assertThat(door.openings).hasValue(0);
  }

  @Test
  void aHangingReaderIsAbandonedAndNothingItGivesIsPublished() throws InterruptedException {
    goLive();
    driver.unplug(webcam, Manner.HANGING);
    Device again = driver.plug(new Device("HD Webcam", "usb-1", "/dev/video1"));
    waitFor(() -> capture.status().camera().contains("/dev/video1"));
    goLive();
    assertThat(capture.counts().abandoned()).isEqualTo(1);
    webcam.manner = Manner.WELL;
    webcam.released.countDown();
    waitFor(() -> webcam.readers.get() == 0);
    long number = again.number.get();
    for (int i = 0; i < 10; i++) {
      try (Frame frame = next()) {
        assertThat(TestPattern.number(frame.picture()).orElse(0)).isBetween(0L, number + 1000);
      }
    }
    assertThat(capture.counts().losses()).isEqualTo(1);
  }

  @Test
  void jitteredTimesAreNotStaleAsLongAsTheyRise() {
    goLive();
    webcam.jitterNanos = 5 * MILLISECOND;
    long before = capture.counts().pictures();
    waitFor(() -> capture.counts().pictures() > before + 50);
    assertThat(capture.counts().losses()).isZero();
  }

  @Test
  void picturesOfAnotherSizeComeAsSuch() throws InterruptedException {
    goLive();
    webcam.mode = CameraMode.of(97, 65, 100);
    Frame frame = next();
    long start = System.nanoTime();
    while (frame.picture().width() != 97 && System.nanoTime() - start < AGES) {
      frame.close();
      frame = next();
    }
    assertThat(frame.picture().height()).isEqualTo(65);
    assertThat(TestPattern.number(frame.picture())).isPresent();
    frame.close();
    assertThat(((CaptureStatus.Live) capture.status()).mode()).isEqualTo(webcam.mode);
  }

  @Test
  void anotherCameraCanBeChosenAtAnyTime() throws InterruptedException {
    Device door = driver.plug(new Device("Door Camera", "usb-2", "/dev/video2"));
    door.mode = CameraMode.of(128, 96, 100);
    goLive();
    for (int i = 0; i < 4; i++) {
      boolean toDoor = i % 2 == 0;
      capture.change(new CameraChoice.Named(toDoor ? "door" : "hd"), CameraMode.USUAL);
      assertThat(capture.status()).isNotInstanceOf(CaptureStatus.Lost.class);
      Frame old = frames.poll();
      if (old != null) {
        old.close();
      }
      try (Frame frame = next()) {
        assertThat(frame.picture().width()).isEqualTo(toDoor ? 128 : 64);
      }
    }
    assertThat(webcam.mostReaders).hasValue(1);
    assertThat(door.mostReaders).hasValue(1);
    assertThat(told).noneMatch(CaptureStatus.Lost.class::isInstance);
  }

  @Test
  void closingIsBoundedThoughTheDriverHangs() {
    goLive();
    webcam.manner = Manner.HANGING;
    long start = clock.nanos();
    capture.close();
    assertThat(clock.nanos() - start).isLessThan(BACK);
  }

  @Test
  void aDriverThatHangsInCloseIsLeftBehind() throws InterruptedException {
    goLive();
    Device door = driver.plug(new Device("Door Camera", "usb-2", "/dev/video2"));
    webcam.manner = Manner.HANGING_IN_CLOSE;
    capture.change(new CameraChoice.Named("door"), CameraMode.USUAL);
    waitFor(() -> door.number.get() > 3);
    goLive();
    next().close();
  }

  @Test
  void aCameraThatIsNotThereIsAwaited() throws InterruptedException {
    capture.close();
    capture = open(new CameraChoice.Named("studio"));
    assertThat(capture.awaitOpened(AGES))
        .isInstanceOfSatisfying(
            CaptureStatus.Lost.class,
            lost -> assertThat(lost.reason()).contains("found only HD Webcam (/dev/video0)"));
    driver.plug(new Device("Studio Camera", "usb-9", "/dev/video9"));
    assertThat(waitFor(() -> capture.status().isLive())).isLessThan(BACK);
  }
}
