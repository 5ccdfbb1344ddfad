package kukla.inference.engine.tensorrt.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A pretended builder: each group that is not FP32 adds its own error. */
class ExactSearchTest {
  private final Map<String, Double> losses = new LinkedHashMap<>();
  private final List<Precision> built = new ArrayList<>();
  private double coordinates = 3;

  private List<LayerGroup> groups() {
    return losses.keySet().stream().map(name -> new LayerGroup(name, Set.of(name))).toList();
  }

  private double error(Precision precision) {
    assertThat(built).as("no set is built twice").doesNotContain(precision);
    built.add(precision);
    double sum = precision.ruled() ? 0 : coordinates;
    for (Map.Entry<String, Double> loss : losses.entrySet()) {
      sum += precision.exact().contains(loss.getKey()) ? 0 : loss.getValue();
    }
    return sum;
  }

  private ExactSearch.Found find(double bound) {
    return ExactSearch.find(groups(), bound, this::error);
  }

  @Test
  void whereCoordinatesAreEnoughNothingElseIsBuilt() {
    losses.put("a", 0.1);
    losses.put("b", 0.2);
    ExactSearch.Found found = find(0.5);
    assertThat(found.precision()).isEqualTo(Precision.ofHalf());
    assertThat(found.enough()).isTrue();
    assertThat(built).containsExactly(Precision.ofBare(), Precision.ofHalf());
    assertThat(found.steps().get(0).error()).isGreaterThan(3);
  }

  @Test
  void theFewestThatBringTheErrorDownAreKept() {
    losses.put("a", 0.1);
    losses.put("b", 0.9);
    losses.put("c", 0.05);
    losses.put("d", 0.6);
    ExactSearch.Found found = find(0.5);
    assertThat(found.precision().exact()).containsExactlyInAnyOrder("b", "d");
    assertThat(found.enough()).isTrue();
    assertThat(found.error()).isLessThan(0.5);
    assertThat(built).hasSize(2 + 4 + 1);
  }

  @Test
  void oneThatIsSuperfluousWithTheOthersIsLetGo() {
    losses.put("a", 0.0);
    losses.put("b", 0.0);
    losses.put("c", 0.0);
    // a alone helps most, but with b and c in FP32 it is of no use
    ExactSearch.Found found =
        ExactSearch.find(
            groups(),
            0.5,
            precision -> {
              built.add(precision);
              Set<String> exact = precision.exact();
              boolean both = exact.containsAll(Set.of("b", "c"));
              return both ? 0.4 : exact.contains("a") ? 1 : exact.contains("b") ? 1.1 : 2;
            });
    assertThat(found.precision().exact()).containsExactlyInAnyOrder("b", "c");
    assertThat(found.error()).isEqualTo(0.4);
  }

  @Test
  void whereNothingIsEnoughTheBestIsKeptAndSaid() {
    losses.put("a", 0.2);
    losses.put("b", 0.3);
    coordinates = 1;
    ExactSearch.Found found = ExactSearch.find(groups(), 0.5, precision -> error(precision) + 0.6);
    assertThat(found.enough()).isFalse();
    assertThat(found.precision().exact()).containsExactlyInAnyOrder("a", "b");
    assertThat(found.error()).isEqualTo(0.6);
  }

  @Test
  void anOverflowIsTheWorst() {
    losses.put("a", 0.1);
    losses.put("big", Double.NaN);
    ExactSearch.Found found = find(0.5);
    assertThat(found.precision().exact()).containsExactly("big");
    assertThat(found.enough()).isTrue();
    assertThat(found.steps().get(1).error()).isInfinite();
  }
}
