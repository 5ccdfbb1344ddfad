package kukla.inference.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RelativeMotionTest {
  private static final float[] SQUARE = {-0.5f, -0.5f, 0.5f, -0.5f, 0.5f, 0.5f, -0.5f, 0.5f};

  private static Keypoints without(float... values) {
    return new Keypoints(values, new float[0]);
  }

  @Test
  void theInitialFrameLeavesTheSourceWhereItIs() {
    Keypoints source = new Keypoints(new float[] {0.3f, -0.2f}, new float[] {1.2f, 0.1f, -0.3f, 2});
    Keypoints initial =
        new Keypoints(new float[] {-0.1f, 0.5f}, new float[] {0.7f, -0.4f, 0.2f, 0.9f});
    Keypoints moved = RelativeMotion.of(source, initial).move(initial);
    assertThat(moved.values()).containsExactly(source.values(), within(1e-6f));
    assertThat(moved.jacobians()).containsExactly(source.jacobians(), within(1e-6f));
  }

  @Test
  void scaleIsTheRootOfTheHullAreas() {
    float[] half = SQUARE.clone();
    for (int i = 0; i < half.length; i++) {
      half[i] = half[i] / 2 + 0.1f;
    }
    float[] driving = SQUARE.clone();
    driving[0] += 0.2f;
    Keypoints moved = RelativeMotion.scaled(without(half), without(SQUARE)).move(without(driving));
    assertThat(moved.values()[0]).isCloseTo(half[0] + 0.1f, within(1e-6f));
    assertThat(moved.values()[1]).isCloseTo(half[1], within(1e-6f));
  }

  @Test
  void pointsInsideTheHullDoNotCount() {
    float[] filled = {0, 0, -0.5f, -0.5f, 0.5f, -0.5f, 0.5f, 0.5f, 0, 0.5f, -0.5f, 0.5f, 0.2f, 0};
    assertThat(HullArea.of(filled)).isCloseTo(1, within(1e-9));
  }

  @Test
  void pointsOnALineHaveNoAreaAndAreNotScaled() {
    Keypoints line = without(0, 0, 0.5f, 0.5f, 1, 1);
    assertThat(HullArea.of(line.values())).isZero();
    Keypoints moved = RelativeMotion.scaled(line, line).move(without(0.1f, 0, 0.5f, 0.5f, 1, 1));
    assertThat(moved.values()[0]).isCloseTo(0.1f, within(1e-6f));
  }

  @Test
  void keypointsOfAnotherModelAreRefused() {
    assertThatThrownBy(() -> RelativeMotion.of(without(SQUARE), without(0, 0)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
