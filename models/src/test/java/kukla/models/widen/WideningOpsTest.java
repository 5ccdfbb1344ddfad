package kukla.models.widen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kukla.models.motion.Blocks;
import kukla.models.ops.Convolution;
import kukla.models.weights.Tensor;
import kukla.models.weights.Weights;
import org.junit.jupiter.api.Test;

final class WideningOpsTest {
  private final Map<String, Tensor> stored = new HashMap<>();

  private void convolution(String name, int out, int in) {
    float[] weight = new float[out * in];
    for (int i = 0; i < weight.length; i++) {
      weight[i] = 1 + i;
    }
    stored.put(name + ".weight", Tensor.of(weight, out, in, 1, 1));
    stored.put(name + ".bias", Tensor.of(new float[out], out));
  }

  private WideningOps ops() {
    return new WideningOps(new Weights("narrow", stored), 1);
  }

  @Test
  void sharesEachWeightAmongTheCopiesOfItsInput() {
    convolution("a", 2, 1);
    convolution("b", 1, 3);
    WideningOps ops = ops();
    Wide picture = ops.input(1, 1, 4, 4);
    Wide a = ops.convolution(picture, Convolution.same("a", 5, 1));
    ops.convolution(ops.concat(List.of(a, picture), 1), Convolution.same("b", 1, 1));
    assertThat(ops.weights().tensor("a.weight", 5, 1, 1, 1).floats())
        .containsExactly(1, 2, 1, 2, 1);
    float[] b = ops.weights().tensor("b.weight", 1, 6, 1, 1).floats();
    assertThat(b[0] + b[2] + b[4]).isCloseTo(1, within(1e-6f));
    assertThat(b[1] + b[3]).isCloseTo(2, within(1e-6f));
    assertThat(b[5]).isEqualTo(3);
    assertThat(b[1]).isNotCloseTo(b[3], within(1e-3f));
    assertThat(ops.left()).isEmpty();
  }

  @Test
  void newResidualBlockAddsNothing() {
    convolution("a", 2, 1);
    WideningOps ops = ops();
    Wide a = ops.convolution(ops.input(1, 1, 4, 4), Convolution.same("a", 4, 1));
    Wide out = Blocks.foldableResidual(ops, ops.relu(a), "more");
    assertThat(ops.shape(out)).containsExactly(1, 4, 4, 4);
    assertThat(ops.weights().tensors().keySet())
        .containsExactly("a.weight", "a.bias", "more.1.norm.weight", "more.1.norm.bias");
    assertThat(ops.weights().tensor("more.1.norm.weight").floats()).containsExactly(0, 0, 0, 0);
  }

  @Test
  void refusesNewLayersElsewhere() {
    convolution("b", 1, 2);
    WideningOps ops = ops();
    Wide picture = ops.input(1, 1, 4, 4);
    Wide fresh = ops.convolution(picture, Convolution.same("more", 2, 1));
    expect("found more", () -> ops.convolution(fresh, Convolution.same("b", 1, 1)));
    expect("found more", () -> ops.concat(List.of(fresh, picture), 1));
    expect("found more", () -> ops.sigmoid(fresh));
    expect("a layer more, found none", () -> ops.softmax(fresh, 1));
  }

  @Test
  void refusesToMixChannelsThatAreNotTheSame() {
    convolution("a", 2, 1);
    convolution("c", 3, 1);
    convolution("d", 2, 1);
    WideningOps ops = ops();
    Wide picture = ops.input(1, 1, 4, 4);
    Wide a = ops.convolution(picture, Convolution.same("a", 6, 1));
    Wide c = ops.convolution(picture, Convolution.same("c", 6, 1));
    expect("a and c to be widened alike", () -> ops.add(a, c));
    expect("6 channels from a, found 2", () -> ops.softmax(a, 1));
    expect("6 channels from a, found 2", () -> ops.slice(a, 1, 0, 3));
    expect("6 channels from a, found 2", () -> ops.reshape(a, 1, 96));
    Wide d = ops.convolution(picture, Convolution.same("d", 8, 1));
    expect("a multiple of 4 channels from d", () -> ops.depthToSpace(d, 2));
    assertThat(ops.multiply(a, picture).map()).isEqualTo(a.map());
  }

  private static void expect(String words, Runnable doing) {
    assertThatThrownBy(doing::run).isInstanceOf(CannotWiden.class).hasMessageContaining(words);
  }
}
