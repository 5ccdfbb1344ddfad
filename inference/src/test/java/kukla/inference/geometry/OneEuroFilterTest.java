package kukla.inference.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class OneEuroFilterTest {
  @Test
  void followsThePapersRecurrence() {
    OneEuroFilter filter = new OneEuroFilter(1, 0.5, 2);
    assertThat(filter.filter(3, 0)).isEqualTo(3);
    // dx = 10 per s; alpha_d = 1/(1 + 1/(2π·2·0.1)); cutoff = 1 + 0.5·|dx_hat|
    double smoothedSpeed = 10 / (1 + 1 / (2 * Math.PI * 2 * 0.1));
    double cutoff = 1 + 0.5 * smoothedSpeed;
    double expected = 3 + 1 / (1 + 1 / (2 * Math.PI * cutoff * 0.1));
    assertThat(filter.filter(4, 0.1)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void takesMostNoiseFromARestingSignal() {
    OneEuroFilter filter = new OneEuroFilter(0.5, 0, 1);
    Random random = new Random(1);
    double square = 0;
    for (int i = 0; i < 600; i++) {
      double value = filter.filter(random.nextGaussian(), i / 30.0);
      square += i < 100 ? 0 : value * value / 500;
    }
    assertThat(Math.sqrt(square)).isLessThan(0.3);
  }

  @Test
  void lagsLessWithBeta() {
    OneEuroFilter slow = new OneEuroFilter(0.5, 0, 1);
    OneEuroFilter quick = new OneEuroFilter(0.5, 2, 1);
    double slowValue = 0;
    double quickValue = 0;
    for (int i = 0; i < 60; i++) {
      slowValue = slow.filter(i / 10.0, i / 30.0);
      quickValue = quick.filter(i / 10.0, i / 30.0);
    }
    assertThat(5.9 - quickValue).isLessThan((5.9 - slowValue) / 4);
  }

  @Test
  void aRepeatedTimeChangesNothing() {
    OneEuroFilter filter = new OneEuroFilter(1, 0, 1);
    filter.filter(1, 0);
    double before = filter.filter(2, 1);
    assertThat(filter.filter(99, 1)).isEqualTo(before);
    filter.reset();
    assertThat(filter.filter(99, 1)).isEqualTo(99);
  }
}
