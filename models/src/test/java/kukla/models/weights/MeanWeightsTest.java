package kukla.models.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import kukla.inference.Fault;
import org.junit.jupiter.api.Test;

class MeanWeightsTest {
  private static Weights weights(String origin, float first, float second, long tracked) {
    return new Weights(
        origin,
        Map.of(
            "w", Tensor.of(new float[] {first, second}, 1, 2),
            "tracked", Tensor.of(new long[] {tracked})));
  }

  @Test
  void ofOneItIsThatOne() {
    Weights one = weights("a", 1, 2, 3);
    assertThat(MeanWeights.of(List.of(one))).isEqualTo(one);
  }

  @Test
  void whatIsThereTwiceCountsTwice() {
    Weights mean =
        MeanWeights.of(
            List.of(weights("a", 1, 7, 3), weights("b", 4, -2, 9), weights("b", 4, -2, 9)));
    assertThat(mean.tensor("w")).isEqualTo(Tensor.of(new float[] {3, 1}, 1, 2));
    assertThat(mean.tensor("tracked").longs()).containsExactly(9);
    assertThat(mean.origin()).isEqualTo("b");
  }

  @Test
  void weightsOfAnotherConfigurationAreRefused() {
    Weights one = weights("a", 1, 2, 3);
    Tensor tracked = one.tensor("tracked");
    List<Weights> others =
        List.of(
            new Weights("b", Map.of("w", Tensor.of(new float[2], 2, 1), "tracked", tracked)),
            new Weights("b", Map.of("w", Tensor.of(new int[2], 1, 2), "tracked", tracked)),
            new Weights("b", Map.of("tracked", tracked)),
            new Weights(
                "b", Map.of("w", one.tensor("w"), "tracked", tracked, "more", one.tensor("w"))));
    for (Weights other : others) {
      for (List<Weights> both : List.of(List.of(one, other), List.of(other, one))) {
        assertThatThrownBy(() -> MeanWeights.of(both))
            .isInstanceOf(Fault.class)
            .hasMessageContaining("averaging weights: expected those of one configuration, found")
            .hasMessageContainingAll("in a", "in b");
      }
    }
  }
}
