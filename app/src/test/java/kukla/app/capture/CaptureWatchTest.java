package kukla.app.capture;

import static org.assertj.core.api.Assertions.assertThat;

import kukla.app.capture.CaptureStatus.Live;
import kukla.app.capture.CaptureStatus.Lost;
import kukla.app.capture.camera.CameraIdentity;
import kukla.app.capture.camera.CameraMode;
import kukla.app.capture.camera.Vigilance;
import org.junit.jupiter.api.Test;

/** The judge, told what happened at times of the test's choosing. */
class CaptureWatchTest {
  private static final long MILLISECOND = 1_000_000;
  private static final CameraMode MODE = CameraMode.of(640, 480, 30);

  private final CaptureWatch watch = new CaptureWatch("camera 0", 0);
  private long now;
  private long number;

  private void open(Vigilance vigilance) {
    watch.found(new CameraIdentity("Webcam", "usb-1", "/dev/video0"));
    watch.opened(MODE, vigilance, now);
  }

  private boolean fresh() {
    now += 33 * MILLISECOND;
    number++;
    return watch.picture(now - MILLISECOND, number, now);
  }

  @Test
  void isLiveFromTheFirstPicture() {
    open(Vigilance.DEVICE);
    assertThat(watch.status()).isInstanceOf(CaptureStatus.Opening.class);
    assertThat(fresh()).isTrue();
    assertThat(watch.status()).isEqualTo(new Live("Webcam (/dev/video0)", MODE, 30));
  }

  @Test
  void measuresTheRateThatComes() {
    open(Vigilance.DEVICE);
    for (int i = 0; i < 40; i++) {
      now += 67 * MILLISECOND;
      assertThat(fresh()).isTrue();
    }
    assertThat(((Live) watch.status()).measuredFps()).isEqualTo(10);
  }

  @Test
  void silenceIsLossAfter400Milliseconds() {
    open(Vigilance.DEVICE);
    fresh();
    long last = now;
    watch.check(last + 399 * MILLISECOND);
    assertThat(watch.status().isLive()).isTrue();
    assertThat(watch.deadlineNanos()).isEqualTo(last + 400 * MILLISECOND);
    watch.nothing(last + 400 * MILLISECOND);
    assertThat(watch.status())
        .isEqualTo(
            new Lost("Webcam (/dev/video0)", last + 400 * MILLISECOND, "it gives no pictures"));
    now = last + 450 * MILLISECOND;
    assertThat(fresh()).isTrue();
    assertThat(watch.status().isLive()).isTrue();
    assertThat(watch.counts()).isEqualTo(new CaptureCounts(2, 0, 1, 1, 0));
  }

  @Test
  void repeatedPicturesAreStaleAndThenLoss() {
    open(Vigilance.DEVICE);
    fresh();
    long last = now;
    for (long i = 1; i <= 12; i++) {
      assertThat(watch.picture(last + i * 33 * MILLISECOND, number, last + i * 33 * MILLISECOND))
          .isFalse();
    }
    assertThat(watch.status().isLive()).isTrue();
    watch.picture(last + 429 * MILLISECOND, number, last + 429 * MILLISECOND);
    assertThat(watch.status()).isInstanceOf(Lost.class);
    assertThat(((Lost) watch.status()).reason()).isEqualTo("it repeats one picture");
    assertThat(watch.wantsRestart(last + 999 * MILLISECOND)).isFalse();
    assertThat(watch.wantsRestart(last + 1000 * MILLISECOND)).isTrue();
    now = last + 1200 * MILLISECOND;
    open(Vigilance.DEVICE);
    assertThat(watch.picture(now + 1, number, now + 1)).as("as dead as before").isFalse();
    assertThat(watch.status()).isInstanceOf(Lost.class);
    assertThat(fresh()).isTrue();
  }

  @Test
  void repeatedTimesAreStaleWhateverThePixels() {
    open(Vigilance.network(false));
    fresh();
    long captured = now - MILLISECOND;
    assertThat(watch.picture(captured, 0, now + 10)).isFalse();
    assertThat(watch.picture(captured - 5, 0, now + 20)).isFalse();
    assertThat(watch.counts().stale()).isEqualTo(2);
  }

  @Test
  void aStillClipIsNotStale() {
    open(Vigilance.RELAXED);
    for (int i = 0; i < 5; i++) {
      now += 5_000 * MILLISECOND;
      assertThat(watch.picture(now, 0, now)).isTrue();
      watch.check(now + 4_999 * MILLISECOND);
      assertThat(watch.status().isLive()).isTrue();
    }
  }

  @Test
  void aSlowCameraIsGivenOneAndAHalfPeriods() {
    watch.opened(CameraMode.of(640, 480, 1), Vigilance.DEVICE, now);
    fresh();
    watch.check(now + 1_400 * MILLISECOND);
    assertThat(watch.status().isLive()).isTrue();
    watch.check(now + 1_500 * MILLISECOND);
    assertThat(watch.status().isLive()).isFalse();
  }

  @Test
  void theFirstPictureMayTakeAWhile() {
    open(Vigilance.DEVICE);
    watch.nothing(3_900 * MILLISECOND);
    assertThat(watch.status()).isInstanceOf(CaptureStatus.Opening.class);
    watch.nothing(4_000 * MILLISECOND);
    assertThat(watch.status()).isInstanceOf(Lost.class);
    assertThat(watch.wantsRestart(4_000 * MILLISECOND)).isTrue();
  }

  @Test
  void lossKeepsItsBeginningAndTellsTheNewestReason() {
    open(Vigilance.DEVICE);
    fresh();
    watch.lost("it was unplugged", now);
    long since = now;
    watch.lost("no camera", now + 10);
    assertThat(watch.status()).isEqualTo(new Lost("Webcam (/dev/video0)", since, "no camera"));
    assertThat(watch.counts().losses()).isEqualTo(1);
  }
}
