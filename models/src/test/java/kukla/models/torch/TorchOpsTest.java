package kukla.models.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import kukla.models.ops.Convolution;
import kukla.models.ops.Ops;
import kukla.models.ops.Parameter;
import kukla.models.ops.ShapeOps;
import kukla.models.torch.TorchOps.Mode;
import kukla.models.torch.TorchOps.Precision;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TorchOpsTest {
  private static final int SIDE = 6;
  private static final Convolution FIRST = Convolution.same("first", 4, 3);

  private final PointerScope scope = new PointerScope();
  private final TorchParameters parameters = parameters();

  @AfterEach
  void close() {
    scope.close();
    parameters.close();
  }

  private static TorchParameters parameters() {
    ShapeOps shapes = new ShapeOps();
    network(shapes, new long[] {2, 3, SIDE, SIDE});
    return TorchParameters.fresh(shapes.parameters(), 7);
  }

  /** A layer of every kind that has parameters. */
  private static <T> T network(Ops<T> ops, T picture) {
    T x = ops.relu(ops.batchNorm(ops.convolution(picture, FIRST), "norm"));
    return ops.instanceNorm(
        ops.spectralConvolution(x, Convolution.same("last", 2, 3)), "last_norm");
  }

  private static Tensor picture() {
    float[] values = new float[2 * 3 * SIDE * SIDE];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(1.7 * i) + i * 0.01f;
    }
    return Tensor.create(values, 2, 3, SIDE, SIDE).requires_grad_(true);
  }

  /** The picture after a step back from a loss that no normalisation makes constant. */
  private Tensor backward(Mode mode) {
    Tensor picture = picture();
    Tensor drawn = network(new TorchOps(parameters, Precision.FP32, mode), picture);
    drawn.mul(drawn).mul(drawn).sum().backward();
    return picture;
  }

  private float[] drawn(Mode mode) {
    return numbers(network(new TorchOps(parameters, Precision.FP32, mode), picture()).detach());
  }

  private static float[] numbers(Tensor tensor) {
    float[] numbers = new float[(int) tensor.numel()];
    tensor.contiguous().<FloatBuffer>createBuffer().get(numbers);
    return numbers;
  }

  private Map<String, float[]> held() {
    Map<String, float[]> held = new HashMap<>();
    for (Parameter parameter : parameters.declared()) {
      held.put(parameter.name(), numbers(parameters.get(parameter.name()).detach()));
    }
    return held;
  }

  @Test
  void frozenNetworksPassGradientsOnAndKeepNone() {
    Map<String, float[]> before = held();
    Tensor picture = backward(Mode.FROZEN);
    assertThat(parameters.declared())
        .isNotEmpty()
        .noneMatch(parameter -> parameters.get(parameter.name()).grad().defined());
    assertThat(numbers(picture.grad())).isNotEqualTo(new float[2 * 3 * SIDE * SIDE]);
    held().forEach((name, values) -> assertThat(values).as(name).isEqualTo(before.get(name)));
  }

  @Test
  void trainedNetworksTakeGradientsAndTheirStatisticsFollow() {
    Map<String, float[]> before = held();
    backward(Mode.TRAIN);
    assertThat(parameters.declared())
        .allSatisfy(
            parameter ->
                assertThat(parameters.get(parameter.name()).grad().defined())
                    .as(parameter.name())
                    .isEqualTo(parameter.role().trained()));
    assertThat(held().get("norm.running_mean")).isNotEqualTo(before.get("norm.running_mean"));
    assertThat(held().get("last.weight_u")).isNotEqualTo(before.get("last.weight_u"));
  }

  @Test
  void frozenNetworksGiveWhatEvaluatedOnesGive() {
    assertThat(drawn(Mode.FROZEN)).isEqualTo(drawn(Mode.EVALUATE));
  }

  @Test
  void exactConvolutionsAreTheSameInBf16() {
    Ops<Tensor> fp32 = new TorchOps(parameters, Precision.FP32, Mode.EVALUATE);
    Ops<Tensor> bf16 = new TorchOps(parameters, Precision.BF16, Mode.EVALUATE);
    float[] expected = numbers(fp32.convolution(picture(), FIRST).detach());
    Tensor exact = bf16.convolution(picture(), FIRST.exactly());
    assertThat(exact.scalar_type().value).isEqualTo(ScalarType.Float.value);
    assertThat(numbers(exact.detach())).isEqualTo(expected);
    Tensor rough = bf16.convolution(picture(), FIRST).detach();
    assertThat(rough.scalar_type().value).isEqualTo(ScalarType.BFloat16.value);
    assertThat(numbers(rough.to(ScalarType.Float))).isNotEqualTo(expected);
  }
}
