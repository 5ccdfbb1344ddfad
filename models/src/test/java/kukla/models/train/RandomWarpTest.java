package kukla.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import kukla.models.data.Draw;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

final class RandomWarpTest {
  private static final int PICTURES = 3;
  private static final float STEP = 1e-2f;
  private static final float[] POINTS = {0.31f, -0.22f, -0.64f, 0.57f, 0.13f, 0.86f};

  private static float[] numbers(Tensor tensor) {
    float[] numbers = new float[(int) tensor.numel()];
    tensor.contiguous().<FloatBuffer>createBuffer().get(numbers);
    return numbers;
  }

  private static Tensor points(float moveX, float moveY) {
    float[] all = new float[PICTURES * POINTS.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = POINTS[i % POINTS.length] + (i % 2 == 0 ? moveX : moveY);
    }
    return Tensor.create(all, PICTURES, POINTS.length / 2, 2);
  }

  @Test
  void jacobiansAreTheDifferencesOfThePoints() {
    try (PointerScope scope = new PointerScope()) {
      RandomWarp warp = new RandomWarp(PICTURES, 0.1, 0.1, 5, new Draw(5, 1));
      float[] jacobians = numbers(warp.jacobians(points(0, 0)));
      float[] right = numbers(warp.points(points(STEP, 0)));
      float[] left = numbers(warp.points(points(-STEP, 0)));
      float[] down = numbers(warp.points(points(0, STEP)));
      float[] up = numbers(warp.points(points(0, -STEP)));
      for (int i = 0; i < right.length; i++) {
        float alongX = (right[i] - left[i]) / (2 * STEP);
        float alongY = (down[i] - up[i]) / (2 * STEP);
        assertThat(jacobians[2 * i]).isCloseTo(alongX, within(5e-3f));
        assertThat(jacobians[2 * i + 1]).isCloseTo(alongY, within(5e-3f));
      }
    }
  }

  @Test
  void withoutDeviationNothingMoves() {
    try (PointerScope scope = new PointerScope()) {
      RandomWarp still = new RandomWarp(PICTURES, 0, 0, 5, new Draw(5, 1));
      assertThat(numbers(still.points(points(0, 0)))).isEqualTo(numbers(points(0, 0)));
      float[] jacobians = numbers(still.jacobians(points(0, 0)));
      for (int i = 0; i < jacobians.length; i++) {
        assertThat(jacobians[i]).isEqualTo(i % 4 == 0 || i % 4 == 3 ? 1f : 0f);
      }
    }
  }
}
