package kukla.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

final class GapsTest {
  private static final List<SupervisedKeypoint> LIPS = named("lip_upper_inner", "lip_lower_inner");

  private static final List<SupervisedKeypoint> EYE =
      named("left_eye_inner", "left_eye_outer", "left_lid_upper", "left_lid_lower", "left_pupil");

  private static List<SupervisedKeypoint> named(String... names) {
    return Stream.of(names).map(name -> new SupervisedKeypoint(name, List.of(0))).toList();
  }

  /** Of one picture, wanted at the origin; a further keypoint is free. */
  private static float loss(List<SupervisedKeypoint> supervised, float[] found, float... known) {
    int count = supervised.size();
    try (PointerScope scope = new PointerScope();
        Gaps gaps = new Gaps(supervised)) {
      Tensor wanted = Tensor.create(new float[count * 2], 1, count, 2);
      return gaps.of(
              Tensor.create(found, 1, count + 1, 2), wanted, Tensor.create(known, 1, count, 1))
          .item_float();
    }
  }

  @Test
  void lipsThatMoveTogetherCostNothing() {
    assertThat(loss(LIPS, new float[] {0.1f, 0.3f, 0.1f, 0.3f, 9, 9}, 1, 1)).isZero();
    assertThat(loss(LIPS, new float[] {0.1f, 0.3f, 0.1f, 0.5f, 9, 9}, 1, 1))
        .isCloseTo(0.2f / 2, within(1e-6f));
    assertThat(loss(LIPS, new float[] {0.1f, 0.3f, 0.1f, 0.5f, 9, 9}, 1, 0)).isZero();
  }

  @Test
  void pupilsAndLidsAreMeasuredFromTheMiddleOfTheCorners() {
    float[] together = {0.1f, 0, 0.1f, 0, 0.1f, 0, 0.1f, 0, 0.1f, 0, 9, 9};
    assertThat(loss(EYE, together, 1, 1, 1, 1, 1)).isCloseTo(0, within(1e-7f));
    float[] pupil = {0, 0, 0, 0, 0, 0, 0, 0, 0.3f, 0, 9, 9};
    assertThat(loss(EYE, pupil, 1, 1, 1, 1, 1)).isCloseTo(0.3f / (3 * 2), within(1e-6f));
    float[] lids = {0, 0, 0, 0, 0.3f, 0, 0.3f, 0, 0, 0, 9, 9};
    assertThat(loss(EYE, lids, 1, 1, 1, 1, 1)).isCloseTo(0.3f / (3 * 2), within(1e-6f));
    float[] corner = {0.3f, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 9};
    assertThat(loss(EYE, corner, 1, 1, 1, 1, 1)).isCloseTo(2 * 0.15f / (3 * 2), within(1e-6f));
  }

  @Test
  void aDifferenceCountsOnlyIfAllItsPointsAreKnown() {
    float[] pupil = {0, 0, 0, 0, 0, 0, 0, 0, 0.3f, 0, 9, 9};
    assertThat(loss(EYE, pupil, 1, 0, 1, 1, 1)).isZero();
    assertThat(loss(EYE, pupil, 1, 1, 1, 0, 1)).isCloseTo(0.3f / 2, within(1e-6f));
  }

  @Test
  void aLonelyPupilHasNoDifference() {
    try (Gaps gaps = new Gaps(named("left_pupil", "left_eye_inner", "right_eye_outer"))) {
      assertThat(gaps.any()).isFalse();
    }
  }
}
