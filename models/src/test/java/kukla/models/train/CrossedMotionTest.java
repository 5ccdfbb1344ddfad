package kukla.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import kukla.inference.motion.Keypoints;
import kukla.inference.motion.RelativeMotion;
import kukla.models.motion.Generator.Source;
import kukla.models.motion.KeypointTensors;
import kukla.models.torch.TorchOps;
import kukla.models.torch.TorchParameters;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CrossedMotionTest {
  private static final int PAIRS = 4;
  private static final int POINTS = 5;
  private static final int COUNT = 3;

  private final Random random = new Random(11);
  private final TorchParameters none = TorchParameters.of(List.of(), any -> new float[0]);
  private final TorchOps ops = new TorchOps(none, TorchOps.Precision.FP32, TorchOps.Mode.EVALUATE);
  private final CrossedMotion crossed = new CrossedMotion(COUNT);
  private final PointerScope scope = new PointerScope();

  @AfterEach
  void close() {
    scope.close();
    none.close();
  }

  private float[] numbers(int count, float identity) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = (float) random.nextGaussian() * 0.2f + (i % 4 % 3 == 0 ? identity : 0);
    }
    return numbers;
  }

  /** Every picture's keypoints, (K, 2) and (K, 2, 2). */
  private Keypoints[] batch() {
    Keypoints[] batch = new Keypoints[PAIRS];
    Arrays.setAll(batch, i -> new Keypoints(numbers(POINTS * 2, 0), numbers(POINTS * 4, 1)));
    return batch;
  }

  private static KeypointTensors<Tensor> tensors(Keypoints[] batch) {
    FloatBuffer values = FloatBuffer.allocate(PAIRS * POINTS * 2);
    FloatBuffer jacobians = FloatBuffer.allocate(PAIRS * POINTS * 4);
    for (Keypoints points : batch) {
      values.put(points.values());
      jacobians.put(points.jacobians());
    }
    return new KeypointTensors<>(
        Tensor.create(values.array(), PAIRS, POINTS, 2).requires_grad_(true),
        Tensor.create(jacobians.array(), PAIRS, POINTS, 2, 2).requires_grad_(true));
  }

  private static float[] row(Tensor tensor, int row) {
    Tensor one = tensor.select(0, row).contiguous();
    float[] numbers = new float[(int) one.numel()];
    one.<FloatBuffer>createBuffer().get(numbers);
    return numbers;
  }

  @Test
  void movesEachSourceAsTheNeighboursDrivingPictureMoved() {
    Keypoints[] source = batch();
    Keypoints[] driving = batch();
    KeypointTensors<Tensor> moved = crossed.destinations(ops, tensors(source), tensors(driving));
    Tensor jacobians = Objects.requireNonNull(moved.jacobians());
    assertThat(moved.values().shape()).containsExactly(COUNT, POINTS, 2);
    for (int i = 0; i < COUNT; i++) {
      Keypoints expected = RelativeMotion.of(source[i], source[i + 1]).move(driving[i + 1]);
      assertThat(row(moved.values(), i)).containsExactly(expected.values(), within(1e-5f));
      assertThat(row(jacobians, i)).containsExactly(expected.jacobians(), within(1e-3f));
    }
    assertThat(moved.values().requires_grad()).isFalse();
    assertThat(jacobians.requires_grad()).isFalse();
  }

  @Test
  void modelsWithoutJacobiansMoveTheirValuesAlone() {
    KeypointTensors<Tensor> values = new KeypointTensors<>(torch.rand(PAIRS, POINTS, 2), null);
    assertThat(crossed.destinations(ops, values, values).jacobians()).isNull();
  }

  @Test
  void aBatchIsFollowedByItsFirstPairsAgain() {
    Tensor features = torch.rand(PAIRS, 8, 4, 4);
    Source<Tensor> extended =
        crossed.extended(new Source<>(features, torch.rand(PAIRS, 3, 2, 2), null));
    assertThat(extended.features().shape()).containsExactly(PAIRS + COUNT, 8, 4, 4);
    assertThat(extended.small().shape()).containsExactly(PAIRS + COUNT, 3, 2, 2);
    assertThat(extended.image()).isNull();
    for (int i = 0; i < COUNT; i++) {
      assertThat(row(extended.features(), PAIRS + i)).isEqualTo(row(features, i));
    }
    KeypointTensors<Tensor> pairs = tensors(batch());
    KeypointTensors<Tensor> own = crossed.own(pairs);
    assertThat(own.values().requires_grad()).isFalse();
    KeypointTensors<Tensor> all = CrossedMotion.with(pairs, own);
    assertThat(all.values().shape()).containsExactly(PAIRS + COUNT, POINTS, 2);
    assertThat(row(all.values(), PAIRS + 1)).isEqualTo(row(pairs.values().detach(), 1));
  }
}
