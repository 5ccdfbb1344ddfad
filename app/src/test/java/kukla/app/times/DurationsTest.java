package kukla.app.times;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class DurationsTest {
  private final Durations durations = new Durations();

  @Test
  void nothingRecordedIsNull() {
    assertThat(durations.json().isNull()).isTrue();
  }

  @Test
  void percentilesAreMilliseconds() {
    for (int i = 1; i <= 1000; i++) {
      durations.record(i * 10_000L);
    }
    assertThat(durations.medianMillis()).isCloseTo(5, within(0.01));
    assertThat(durations.json().get("p99_ms").asDouble()).isCloseTo(9.9, within(0.02));
    assertThat(durations.json().get("max_ms").asDouble()).isCloseTo(10, within(0.02));
  }

  @Test
  void anAbsurdTimeIsTheLongest() {
    durations.record(Long.MAX_VALUE);
    durations.record(-1);
    assertThat(durations.json().get("max_ms").asDouble()).isBetween(3.6e6, 3.61e6);
  }
}
