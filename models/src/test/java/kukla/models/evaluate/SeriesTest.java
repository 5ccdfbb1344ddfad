package kukla.models.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {
  private static final List<Double> RISING = List.of(1.0, 2.0, 3.0, 4.0);

  @Test
  void correlationIsPearsons() {
    assertThat(Series.correlation(RISING, List.of(10.0, 20.0, 30.0, 40.0)))
        .isCloseTo(1, within(1e-12));
    assertThat(Series.correlation(RISING, List.of(4.0, 3.0, 2.0, 1.0)))
        .isCloseTo(-1, within(1e-12));
    // numpy.corrcoef([1, 2, 3, 4], [1, 3, 2, 5])[0, 1]
    assertThat(Series.correlation(RISING, List.of(1.0, 3.0, 2.0, 5.0)))
        .isCloseTo(0.8315218406202999, within(1e-12));
  }

  @Test
  void whatNeverChangesCorrelatesWithNothing() {
    assertThat(Series.correlation(RISING, List.of(7.0, 7.0, 7.0, 7.0))).isZero();
  }

  @Test
  void deviationIsThePopulations() {
    assertThat(Series.deviation(List.of(2.0, 4.0))).isEqualTo(1);
    assertThat(Series.mean(List.of())).isNaN();
  }
}
