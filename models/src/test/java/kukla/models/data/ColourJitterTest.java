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
    double[] map = new ColourJitter(0, 0, 0.5, 0.2, 0).draw(new Draw(2), 0.4);
    for (int row = 0; row < 3; row++) {
      double grey = map[4 * row] + map[4 * row + 1] + map[4 * row + 2];
      assertThat(0.7 * grey + map[4 * row + 3]).isCloseTo(0.7, within(1e-9));
    }
  }

  @Test
  void tintColoursGreyAndLeavesItAsBright() {
    double most = 0;
    for (int seed = 0; seed < 50; seed++) {
      double[] map = new ColourJitter(0, 0, 0, 0, 0.4).draw(new Draw(seed), 0.4);
      double red = map[0];
      double green = map[5];
      double blue = map[10];
      assertThat(0.299 * red + 0.587 * green + 0.114 * blue).isCloseTo(1, within(1e-9));
      assertThat(red / blue).isBetween(Math.exp(-0.8), Math.exp(0.8));
      most = Math.max(most, red / blue);
    }
    assertThat(most).isGreaterThan(1.7);
  }
}
