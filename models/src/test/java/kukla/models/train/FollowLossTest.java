package kukla.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

final class FollowLossTest {
  private static float loss(float[] found, float... wanted) {
    try (PointerScope scope = new PointerScope()) {
      return FollowLoss.of(points(found), points(wanted)).item_float();
    }
  }

  private static Tensor points(float... values) {
    return Tensor.create(values, 1, values.length / 2, 2);
  }

  @Test
  void isTheMeanDifference() {
    float[] wanted = {0.1f, -0.2f, 0.5f, 0.9f};
    assertThat(loss(wanted, wanted)).isZero();
    float[] away = {0.3f, -0.2f, 0.5f, 0.5f};
    assertThat(loss(away, wanted)).isCloseTo((0.2f + 0.4f) / 4, within(1e-5f));
  }

  @Test
  void leavesOutPointsThatAreAskedForAtTheEdge() {
    float[] found = {0.3f, 0.2f, 0, 0, 0, 0};
    assertThat(loss(found, 0.1f, 0.2f, 0.96f, 0, 0, -1.4f)).isCloseTo(0.2f / 2, within(1e-5f));
    assertThat(loss(new float[] {0, 0}, 0.96f, 0)).isZero();
  }

  @Test
  void onlyWhatIsFoundTakesAGradient() {
    try (PointerScope scope = new PointerScope()) {
      Tensor found = points(0.3f, 0.2f, 0.1f, 0).requires_grad_(true);
      Tensor wanted = points(0.1f, 0.3f, 0, 0.99f).requires_grad_(true);
      FollowLoss.of(found, wanted).backward();
      assertThat(wanted.grad().defined()).isFalse();
      float[] gradient = new float[4];
      found.grad().<FloatBuffer>createBuffer().get(gradient);
      assertThat(gradient).containsExactly(new float[] {0.5f, -0.5f, 0, 0}, within(1e-5f));
    }
  }
}
