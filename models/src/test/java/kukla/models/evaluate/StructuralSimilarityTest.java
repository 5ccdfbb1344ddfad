package kukla.models.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.IntBinaryOperator;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.junit.jupiter.api.Test;

class StructuralSimilarityTest {
  private static final int SIDE = 32;

  private static Image grey(IntBinaryOperator value) {
    Image image = Image.allocate(SIDE, SIDE, ChannelOrder.RGB);
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        for (int c = 0; c < 3; c++) {
          image.pixels().put(3 * (y * SIDE + x) + c, (byte) value.applyAsInt(x, y));
        }
      }
    }
    return image;
  }

  private static Image pattern() {
    return grey((x, y) -> (x * x * 7 + y * 13 + x * y * 3) % 256);
  }

  @Test
  void equalPicturesAreAlike() {
    assertThat(StructuralSimilarity.between(pattern(), pattern())).isCloseTo(1, within(1e-6));
  }

  @Test
  void evenPicturesDifferInBrightnessAlone() {
    double c1 = 6.5025;
    assertThat(StructuralSimilarity.between(grey((x, y) -> 100), grey((x, y) -> 150)))
        .isCloseTo((2 * 100 * 150 + c1) / (100 * 100 + 150 * 150 + c1), within(1e-3));
  }

  @Test
  void theNegativeOfAPatternIsTheOppositeOfAlike() {
    Image board = grey((x, y) -> (x + y) % 2 == 0 ? 78 : 178);
    Image negative = grey((x, y) -> (x + y) % 2 == 0 ? 178 : 78);
    // equal means, variances 2500 and covariance -2500 in every window, but for rounding
    double c2 = 58.5225;
    assertThat(StructuralSimilarity.between(board, negative))
        .isCloseTo((-5000 + c2) / (5000 + c2), within(1e-3));
  }

  /**
   * numpy 2.4.6, windows computed one by one without separating them:
   *
   * <pre>
   * y, x = np.mgrid[:32, :32]
   * a = ((x * x * 7 + y * 13 + x * y * 3) % 256).astype(float)
   * b = np.clip(a // 2 + ((x * 5 + y) % 31), 0, 255)
   * g = np.exp(-(np.arange(11) - 5.0) ** 2 / 4.5); w = np.outer(g, g); w /= w.sum()
   * for each 11x11 window: ux, uy = (w*A).sum(), (w*B).sum(); vx = (w*(A-ux)**2).sum(); ...
   * </pre>
   */
  @Test
  void agreesWithAnotherProgram() {
    Image other = grey((x, y) -> (x * x * 7 + y * 13 + x * y * 3) % 256 / 2 + (x * 5 + y) % 31);
    assertThat(StructuralSimilarity.between(pattern(), other)).isCloseTo(0.705952, within(1e-4));
  }

  @Test
  void wantsPicturesOfOneSizeAndAWindowAtLeast() {
    Image small = Image.allocate(8, 8, ChannelOrder.RGB);
    assertThatThrownBy(() -> StructuralSimilarity.between(pattern(), small))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> StructuralSimilarity.between(small, small))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("window");
  }
}
