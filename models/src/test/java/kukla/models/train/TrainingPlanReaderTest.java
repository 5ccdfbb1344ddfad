package kukla.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kukla.inference.Fault;
import org.junit.jupiter.api.Test;

final class TrainingPlanReaderTest {
  private static TrainingPlan read(Map<String, ?> train) {
    Map<String, Object> whole = new HashMap<>(train);
    whole.putIfAbsent("loss_weights", Map.of());
    return TrainingPlanReader.read(
        Map.of("train_params", whole, "animate_params", Map.of("num_pairs", 50)), "test.yaml");
  }

  @Test
  void officialMilestonesAreSharesOfTheEpochs() {
    Map<String, ?> official =
        Map.of("num_epochs", 100, "num_repeats", 75, "epoch_milestones", List.of(60, 90));
    assertThat(read(official).schedule().milestones()).containsExactly(6000L, 9000L);
  }

  @Test
  void stepMilestonesAreSteps() {
    Map<String, ?> ours =
        Map.of("steps", 500, "epoch_milestones", List.of(60), "step_milestones", List.of(300));
    assertThat(read(ours).schedule().milestones()).containsExactly(300L);
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatThrownBy(() -> read(Map.of("lr_generater", 1)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("train_params.lr_generater");
    assertThatThrownBy(
            () ->
                read(
                    Map.of(
                        "supervised_keypoints",
                        List.of(Map.of("name", "x", "landmarks", List.of(70))))))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("landmarks from 0 to 69");
    assertThatThrownBy(() -> read(Map.of("batch_size", 0))).hasMessageContaining("batch_size");
  }
}
