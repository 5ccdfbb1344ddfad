package kukla.models.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import kukla.inference.Fault;
import kukla.inference.card.Door;
import kukla.inference.engine.Session;
import kukla.inference.engine.onnx.OnnxEngine;
import kukla.models.onnx.OnnxGraph.Stored;
import kukla.models.ops.Convolution;
import kukla.models.weights.Tensor;
import kukla.models.weights.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxOpsTest {
  private static final Convolution LAYER = Convolution.same("conv", 1, 1);

  private final Path file;
  private final OnnxOps ops = new OnnxOps(weights());
  private final OnnxValue input = ops.input(Door.of("x", 1, 1, 2, 2));

  OnnxOpsTest(@TempDir Path folder) {
    file = folder.resolve("graph.onnx");
  }

  /** conv: 2x + 1; norm: (y − 3) / √(4 + ε) · 10 + 0.5. */
  private static Weights weights() {
    Map<String, Tensor> tensors = new HashMap<>();
    tensors.put("conv.weight", Tensor.of(new float[] {2}, 1, 1, 1, 1));
    tensors.put("conv.bias", Tensor.of(new float[] {1}, 1));
    tensors.put("norm.weight", Tensor.of(new float[] {10}, 1));
    tensors.put("norm.bias", Tensor.of(new float[] {0.5f}, 1));
    tensors.put("norm.running_mean", Tensor.of(new float[] {3}, 1));
    tensors.put("norm.running_var", Tensor.of(new float[] {4}, 1));
    return new Weights("test", tensors);
  }

  private static float normed(float y) {
    return (float) ((y - 3) / Math.sqrt(4 + 1e-5) * 10 + 0.5);
  }

  private float[] run(String output, float... x) {
    try (Session session = OnnxEngine.load().open(file, Set.of())) {
      session.input("x").put(0, x);
      session.run();
      float[] y = new float[session.output(output).capacity()];
      session.output(output).get(0, y);
      return y;
    }
  }

  @Test
  void aNormAfterAConvolutionDisappears() {
    OnnxValue y = ops.relu(ops.batchNorm(ops.convolution(input, LAYER), "norm"));
    ops.output(Door.of("y", y.shape()), y);
    OnnxGraph graph = ops.graph();
    assertThat(graph.operators()).containsExactly("Conv", "Relu");
    graph.write(file, Stored.FP32);
    float[] found = run("y", 0, 1, 2, 3);
    assertThat(found[0]).isZero();
    assertThat(found[3]).isCloseTo(normed(7), within(1e-4f));
  }

  @Test
  void aNormOfWhatOthersReadStays() {
    OnnxValue convolved = ops.convolution(input, LAYER);
    OnnxValue y = ops.batchNorm(convolved, "norm");
    ops.output(Door.of("raw", y.shape()), convolved);
    ops.output(Door.of("y", y.shape()), y);
    OnnxGraph graph = ops.graph();
    assertThat(graph.operators()).containsExactly("Conv", "BatchNormalization");
    graph.write(file, Stored.FP32);
    assertThat(run("raw", 0, 1, 2, 3)).containsExactly(1, 3, 5, 7);
    assertThat(run("y", 0, 1, 2, 3)[0]).isCloseTo(normed(1), within(1e-4f));
  }

  @Test
  void aLayerUsedTwiceIsNotFoldedTwice() {
    OnnxValue once = ops.batchNorm(ops.convolution(input, LAYER), "norm");
    OnnxValue y = ops.batchNorm(ops.convolution(once, LAYER), "norm");
    ops.output(Door.of("y", y.shape()), y);
    ops.graph().write(file, Stored.FP32);
    assertThat(run("y", 1, 1, 1, 1)[0]).isCloseTo(normed(2 * normed(3) + 1), within(1e-3f));
  }

  @Test
  void whatNoOutputNeedsIsLeftOut() {
    ops.exp(input);
    ops.output(Door.of("same", 1, 1, 2, 2), input);
    ops.output(Door.of("again", 1, 1, 2, 2), input);
    OnnxGraph graph = ops.graph();
    assertThat(graph.operators()).containsExactly("Identity", "Identity");
    graph.write(file, Stored.FP32);
    assertThat(run("again", 1, 2, 3, 4)).containsExactly(1, 2, 3, 4);
  }

  @Test
  void equalGraphsAreEqualBytes() throws IOException {
    OnnxValue y = ops.softmax(ops.batchNorm(ops.convolution(input, LAYER), "norm"), 3);
    ops.output(Door.of("y", y.shape()), y);
    ops.graph().write(file, Stored.FP16);
    byte[] first = Files.readAllBytes(file);
    ops.graph().write(file, Stored.FP16);
    assertThat(Files.readAllBytes(file)).isEqualTo(first);
  }

  @Test
  void missingAndWrongWeightsAreNamed() {
    assertThatThrownBy(() -> ops.convolution(input, Convolution.same("other", 1, 3)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("other.weight");
    assertThatThrownBy(() -> ops.convolution(input, Convolution.same("conv", 1, 3)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("[1, 1, 3, 3]");
    assertThatThrownBy(() -> ops.output(Door.of("y", 1, 1, 3, 3), input))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
