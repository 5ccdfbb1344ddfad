package kukla.app.capture.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DeviceClockTest {
  private static final long MILLISECOND = 1_000_000;
  private static final long PERIOD = 33 * MILLISECOND;
  private static final long NOW = 5_000_000_000_000L;

  private final DeviceClock clock = new DeviceClock();
  private final Random random = new Random(7);

  @Test
  void believesADeviceOnOurClock() {
    for (int i = 0; i < 100; i++) {
      long taken = NOW + i * PERIOD;
      long arrival = taken + 8 * MILLISECOND + random.nextInt(20_000_000);
      assertThat(clock.toOurs(taken, arrival)).isEqualTo(taken);
    }
  }

  @Test
  void jitterOfTheArrivalDoesNotShow() {
    long last = Long.MIN_VALUE;
    for (int i = 0; i < 300; i++) {
      long sent = NOW + i * PERIOD;
      long arrival = sent + random.nextInt(40_000_000);
      long ours = clock.toOurs(i * PERIOD, arrival);
      assertThat(ours).isGreaterThan(last).isLessThanOrEqualTo(arrival);
      if (i > 100) {
        assertThat(ours).isCloseTo(sent, within(3 * MILLISECOND));
      }
      last = ours;
    }
  }

  @Test
  void driftDoesNotAddUp() {
    long ours = 0;
    long sent = 0;
    for (int i = 0; i < 30_000; i++) {
      sent = NOW + i * PERIOD;
      // a clock that is slow by 100 parts in a million: 100 ms after 1000 s
      ours = clock.toOurs(Math.round(i * PERIOD * 0.9999), sent + random.nextInt(5_000_000));
    }
    assertThat(ours).isCloseTo(sent, within(4 * MILLISECOND));
  }

  @Test
  void equalTimesStayEqual() {
    long first = clock.toOurs(77, NOW);
    assertThat(clock.toOurs(77, NOW + PERIOD)).isEqualTo(first);
    assertThat(clock.toOurs(70, NOW + 2 * PERIOD)).isEqualTo(first);
    assertThat(clock.toOurs(78, NOW + 3 * PERIOD)).isGreaterThan(first);
  }

  @Test
  void aClockThatBeginsAnewIsFollowed() {
    clock.toOurs(900_000_000_000L, NOW);
    assertThat(clock.toOurs(0, NOW + PERIOD)).isEqualTo(NOW + PERIOD);
  }
}
