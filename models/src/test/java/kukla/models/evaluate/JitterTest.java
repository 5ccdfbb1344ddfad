package kukla.models.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import kukla.models.judge.Landmarks;
import org.junit.jupiter.api.Test;

class JitterTest {
  /** A mesh whose points all lie at one place. */
  private static Landmarks at(double x, double y) {
    float[] points = new float[2 * 468];
    for (int i = 0; i < points.length; i += 2) {
      points[i] = (float) x;
      points[i + 1] = (float) y;
    }
    float[] certainty = new float[468];
    Arrays.fill(certainty, 1);
    return new Landmarks(points, certainty);
  }

  private static List<Landmarks> moving(double... x) {
    List<Landmarks> meshes = new ArrayList<>();
    for (double place : x) {
      meshes.add(at(place, 50));
    }
    return meshes;
  }

  @Test
  void findsTheStillestSecond() {
    List<Landmarks> driver = moving(0, 9, 0, 9, 5, 5.1, 5, 5.1, 9, 0);
    assertThat(Jitter.stillestSecond(driver, 4)).isEqualTo(4);
  }

  @Test
  void isTheDeviationOfOutputMinusDriver() {
    List<Landmarks> driver = moving(5, 5.5, 5, 5.5);
    List<Landmarks> output = moving(105, 107.5, 105, 107.5);
    // the difference in x goes 100, 102, 100, 102: deviation 1; in y 0; mean of both axes
    assertThat(Jitter.of(driver, output, 4).moved()).isCloseTo(0.5, within(1e-4));
  }

  @Test
  void anOutputThatFollowsExactlyDoesNotTremble() {
    Random random = new Random(2);
    double[] tremble = random.doubles(40, 0, 1).toArray();
    assertThat(Jitter.of(moving(tremble), moving(tremble), 25).moved()).isZero();
  }

  @Test
  void aDriverThatNeverRestsDoesNotCount() {
    List<Landmarks> driver = moving(0, 20, 0, 20, 0, 20);
    assertThat(Jitter.of(driver, driver, 4).moved()).isNaN();
    assertThat(Jitter.of(moving(1, 1, 1), moving(1, 1, 1), 4).moved()).isNaN();
  }

  @Test
  void besideItStandsWhatNeverMoves() {
    List<Landmarks> driver = moving(5, 5.5, 5, 5.5);
    Jitter.Tremble tremble = Jitter.of(driver, moving(7, 7, 7, 7), 4);
    assertThat(tremble.moved()).isCloseTo(tremble.unmoved(), within(1e-6));
    assertThat(tremble.unmoved()).isCloseTo(0.125, within(1e-4));
  }

  @Test
  void fewFramesTellWhereToLook() {
    assertThat(Jitter.likely(moving(0, 9, 5, 5.1, 9, 0), 2)).hasValue(2);
    assertThat(Jitter.likely(moving(0, 20, 0, 20, 0), 2)).isEmpty();
    assertThat(Jitter.likely(moving(1), 2)).isEmpty();
  }
}
