package kukla.models.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FaceFlipTest {
  /** Chin, nose bridge and tip, lip middles. */
  private static final Set<Integer> MIDDLE = Set.of(8, 27, 28, 29, 30, 33, 51, 57, 62, 66);

  @Test
  void mirroringTwiceIsNothing() {
    for (int i = 0; i < ClipLabels.TRACKED; i++) {
      assertThat(FaceFlip.mirrored(FaceFlip.mirrored(i))).isEqualTo(i);
    }
  }

  @Test
  void onlyTheMiddleStays() {
    assertThat(
            IntStream.range(0, ClipLabels.TRACKED)
                .filter(i -> FaceFlip.mirrored(i) == i)
                .boxed()
                .collect(Collectors.toSet()))
        .isEqualTo(MIDDLE);
  }

  @Test
  void namesChangeSides() {
    assertThat(FaceFlip.mirrored(36)).isEqualTo(45);
    assertThat(FaceFlip.mirrored(37)).isEqualTo(44);
    assertThat(FaceFlip.mirrored(41)).isEqualTo(46);
    assertThat(FaceFlip.mirrored(48)).isEqualTo(54);
    assertThat(FaceFlip.mirrored(67)).isEqualTo(65);
  }
}
