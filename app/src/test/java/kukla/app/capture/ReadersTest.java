package kukla.app.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.sarxos.webcam.WebcamDevice;
import com.github.sarxos.webcam.WebcamDriver;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import kukla.app.capture.camera.CameraMode;
import kukla.app.capture.camera.StepClock;
import kukla.app.capture.choice.CameraChoice;
import kukla.app.capture.choice.Cameras;
import kukla.app.frames.Latest;
import kukla.inference.frame.Frame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whose turn it is, at times of the test's choosing; no reader's thread is started. */
class ReadersTest {
  private static final long SECOND = 1_000_000_000;

  private final StepClock clock = new StepClock();
  private final Readers readers = new Readers(clock.nanos());
  private final Latest<Frame> frames = new Latest<>();

  /** Stands by, so that readers have somebody to tell; they are not his. */
  private final Capture capture =
      Capture.open(
          new Cameras(List.of()),
          new CameraChoice.First(),
          CameraMode.USUAL,
          frames,
          nanos -> {},
          status -> {});

  @AfterEach
  void close() {
    capture.close();
    frames.close();
  }

  private Reading reading(WebcamDriver... drivers) {
    return new Reading(
        capture,
        new Cameras(List.of(drivers)),
        new CameraChoice.First(),
        CameraMode.USUAL,
        null,
        clock);
  }

  private Reading begun(WebcamDriver... drivers) {
    assertThat(readers.mayBegin(clock.nanos())).isTrue();
    Reading reading = reading(drivers);
    readers.begin(reading);
    assertThat(readers.isCurrent(reading)).isTrue();
    assertThat(readers.mayBegin(clock.nanos() + 100 * SECOND)).as("one at a time").isFalse();
    return reading;
  }

  @Test
  void theNextOneBeginsWhenTheOneBeforeHasLeft() {
    Reading first = begun();
    readers.replace(clock.nanos());
    assertThat(readers.isCurrent(first)).isFalse();
    assertThat(readers.current()).isNull();
    assertThat(readers.mayBegin(clock.nanos())).isFalse();
    readers.left(first, true);
    begun();
  }

  @Test
  void orWhenItHadTimeToLeave() {
    begun();
    long due = clock.nanos() + Readers.LEAVE_NANOS;
    readers.replace(clock.nanos());
    assertThat(readers.deadlineNanos()).isEqualTo(due);
    assertThat(readers.mayBegin(due - 1)).isFalse();
    assertThat(readers.mayBegin(due)).isTrue();
  }

  @Test
  void withThreeThatDoNotLeaveNobodyBegins() {
    List<Reading> hung = new ArrayList<>();
    for (int i = 0; i < Readers.MOST_HUNG; i++) {
      hung.add(begun());
      readers.replace(clock.nanos());
      clock.pass(Readers.LEAVE_NANOS);
    }
    clock.pass(100 * SECOND);
    assertThat(readers.mayBegin(clock.nanos())).isFalse();
    readers.left(hung.get(1), true);
    Reading last = begun();
    assertThat(readers.sendAllAway(clock.nanos())).containsExactly(hung.get(0), hung.get(2), last);
    assertThat(readers.mayBegin(clock.nanos() + 100 * SECOND)).as("at the end").isFalse();
  }

  @Test
  void oneThatLeavesByItselfIsFollowedByAnotherUnlessAllIsOver() {
    readers.left(begun(), true);
    readers.left(begun(), false);
    assertThat(readers.mayBegin(clock.nanos())).isFalse();
    assertThat(readers.deadlineNanos()).isEqualTo(Long.MAX_VALUE);
    readers.replace(clock.nanos());
    begun();
  }

  @Test
  void oneThatWasSentAwayDoesNotSpeakForTheNext() {
    Reading first = begun();
    readers.replace(clock.nanos());
    clock.pass(Readers.LEAVE_NANOS);
    Reading second = begun();
    readers.left(first, false);
    assertThat(readers.isCurrent(second)).isTrue();
    readers.left(second, true);
    begun();
  }

  @Test
  void whatDoesNotAnswerInTimeHangsAndIsReplacedSoon() {
    List<Boolean> hung = new ArrayList<>();
    Reading reading =
        begun(
            new Asked(
                () -> {
                  long due = readers.deadlineNanos();
                  hung.add(readers.replaceHung(due));
                  hung.add(readers.replaceHung(due + 1));
                  assertThat(readers.mayBegin(due + Readers.HUNG_LEAVE_NANOS)).isFalse();
                  assertThat(readers.mayBegin(due + 1 + Readers.HUNG_LEAVE_NANOS)).isTrue();
                  return hung.add(readers.replaceHung(due + SECOND));
                }));
    assertThat(readers.replaceHung(Long.MAX_VALUE - 1)).as("not in the driver yet").isFalse();
    reading.run();
    assertThat(hung).containsExactly(false, true, false);
    assertThat(readers.isCurrent(reading)).isFalse();
  }

  /** Shows no device, after a look at what is. */
  private record Asked(BooleanSupplier look) implements WebcamDriver {
    @Override
    public List<WebcamDevice> getDevices() {
      assertThat(look.getAsBoolean()).isTrue();
      return List.of();
    }

    @Override
    public boolean isThreadSafe() {
      return true;
    }
  }
}
