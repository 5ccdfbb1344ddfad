package kukla.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import kukla.models.data.Batch;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

final class KeypointLossTest {
  private static final List<SupervisedKeypoint> LIDS =
      List.of(
          new SupervisedKeypoint("lid", List.of(37, 38)),
          new SupervisedKeypoint("nose_tip", List.of(30)));

  /** Landmarks 37 and 38 at (0.2, 0) and (0.4, 0.2), the nose at the origin. */
  private static float[] landmarks(boolean lidKnown) {
    float[] landmarks = new float[Batch.POINTS * 3];
    put(landmarks, 37, 0.2f, 0, true);
    put(landmarks, 38, 0.4f, 0.2f, lidKnown);
    put(landmarks, 30, 0, 0, true);
    return landmarks;
  }

  private static void put(float[] landmarks, int index, float x, float y, boolean known) {
    landmarks[index * 3] = x;
    landmarks[index * 3 + 1] = y;
    landmarks[index * 3 + 2] = known ? 1 : 0;
  }

  private static float loss(float[] values, float[] landmarks) {
    try (PointerScope scope = new PointerScope();
        KeypointLoss loss = new KeypointLoss(LIDS)) {
      return loss.of(Tensor.create(values, 1, 3, 2), Tensor.create(landmarks, 1, Batch.POINTS, 3))
          .item_float();
    }
  }

  @Test
  void measuresFromTheMeanOfTheLandmarks() {
    float[] exact = {0.3f, 0.1f, 0, 0, 0.9f, 0.9f};
    assertThat(loss(exact, landmarks(true))).isCloseTo(0, within(1e-6f));
    float[] away = {0.5f, 0.1f, 0, -0.4f, 0.9f, 0.9f};
    assertThat(loss(away, landmarks(true))).isCloseTo((0.2f + 0.4f) / 4, within(1e-6f));
  }

  @Test
  void leavesOutWhatIsNotKnown() {
    float[] away = {0.9f, 0.9f, 0, -0.4f, 0.9f, 0.9f};
    assertThat(loss(away, landmarks(false))).isCloseTo(0.4f / 2, within(1e-6f));
    assertThat(loss(away, new float[Batch.POINTS * 3])).isZero();
  }

  @Test
  void tellsEachPointsDistanceInPixels() {
    float[] away = {0.3f, 0.1f, 0.3f, -0.4f, 0.9f, 0.9f};
    try (PointerScope scope = new PointerScope();
        KeypointLoss loss = new KeypointLoss(LIDS)) {
      Tensor values = Tensor.create(away, 1, 3, 2);
      Tensor all = Tensor.create(landmarks(true), 1, Batch.POINTS, 3);
      Map<String, Double> pixels = loss.away(values, all, 201);
      assertThat(pixels).containsOnlyKeys("lid", "nose_tip");
      assertThat(pixels.get("lid")).isCloseTo(0, within(1e-3));
      assertThat(pixels.get("nose_tip")).isCloseTo(50, within(1e-3));
      Tensor without = Tensor.create(landmarks(false), 1, Batch.POINTS, 3);
      assertThat(loss.away(values, without, 201)).containsOnlyKeys("nose_tip");
    }
  }
}
