package kukla.models.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ColourJitterTest {
  @Test
  void noneIsTheIdentity() {
    double[] map = ColourJitter.NONE.draw(new Draw(1), 0.4);
    for (int i = 0; i < 12; i++) {
      assertThat(map[i]).isCloseTo(i % 5 == 0 ? 1 : 0, within(1e-12));
    }
  }

  @Test
  void hueAndSaturationLeaveGreyAlone() {
    double[] map = new ColourJitter(0, 0, 0.5, 0.2).draw(new Draw(2), 0.4);
    for (int row = 0; row < 3; row++) {
      double grey = map[4 * row] + map[4 * row + 1] + map[4 * row + 2];
      assertThat(0.7 * grey + map[4 * row + 3]).isCloseTo(0.7, within(1e-9));
    }
  }
}
