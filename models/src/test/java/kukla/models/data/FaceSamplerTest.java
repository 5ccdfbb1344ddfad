package kukla.models.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import kukla.models.data.FaceBatch.Number;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The toy clips have white dots where the landmarks are. */
final class FaceSamplerTest {
  private static final int SIZE = 64;
  private static final int CROPS = 6;
  private static final FaceAugmentation ALL =
      new FaceAugmentation(true, 20, 0.2, 0.05, 0, 0, ColourJitter.NONE, 0, 0, 0);

  @TempDir Path temporary;
  private List<DataFolder> folders = List.of();

  @BeforeEach
  void data() throws IOException {
    Path clips = temporary.resolve("clips");
    ToyClips.write(clips.resolve("a"), 5);
    folders = List.of(new DataFolder(clips, 0));
  }

  private FaceBatch drawn(FaceAugmentation augmentation, long seed, long step) {
    ClipLibrary library =
        ClipLibrary.open(folders, new ClipCache(temporary.resolve("cache"), 128, 10));
    FaceBatch batch = FaceBatch.allocate(CROPS, SIZE, false);
    try (FaceSampler sampler = new FaceSampler(library, augmentation, seed, SIZE, false)) {
      sampler.fill(batch, step);
    }
    return batch;
  }

  private static float[] floats(FloatBuffer buffer) {
    float[] values = new float[buffer.capacity()];
    buffer.get(0, values);
    return values;
  }

  @Test
  void pointsStandOnTheirDotsHoweverTheCropIsTurnedAndMirrored() {
    FaceBatch batch = drawn(ALL, 3, 0);
    double onDots = 0;
    int known = 0;
    for (int i = 0; i < CROPS * 68; i++) {
      if (batch.points().get(3 * i + 2) > 0) {
        int x = (int) ((batch.points().get(3 * i) + 1) / 2 * SIZE);
        int y = (int) ((batch.points().get(3 * i + 1) + 1) / 2 * SIZE);
        int crop = i / 68;
        onDots += batch.pictures().get(((crop * 3) * SIZE + y) * SIZE + x); // red
        known++;
      }
    }
    assertThat(known).isGreaterThan(CROPS * 60);
    assertThat(onDots / known).isGreaterThan(0.6); // the ground has a red of 0.08
  }

  @Test
  void equalSeedsGiveEqualCrops() {
    FaceAugmentation rich =
        new FaceAugmentation(
            true, 30, 0.25, 0.15, 0.3, 0.2, new ColourJitter(0.3, 0.3, 0.5, 0.1, 0), 0.1, 0.8, 0.8);
    FaceBatch one = drawn(rich, 3, 7);
    FaceBatch same = drawn(rich, 3, 7);
    FaceBatch other = drawn(rich, 3, 8);
    assertThat(floats(one.pictures())).isEqualTo(floats(same.pictures()));
    assertThat(floats(one.points())).isEqualTo(floats(same.points()));
    assertThat(floats(one.pictures())).isNotEqualTo(floats(other.pictures()));
  }

  @Test
  void cropsWithoutAFaceTeachNoLandmarks() {
    FaceBatch batch =
        drawn(new FaceAugmentation(false, 0, 0, 0, 0, 1, ColourJitter.NONE, 0, 0, 0), 1, 0);
    for (int crop = 0; crop < CROPS; crop++) {
      int at = (crop * Number.COUNT + Number.PRESENCE.ordinal()) * 2;
      assertThat(batch.numbers().get(at)).isZero();
      assertThat(batch.numbers().get(at + 1)).isEqualTo(1);
      for (int i = crop * 68; i < (crop + 1) * 68; i++) {
        assertThat(batch.points().get(3 * i + 2)).isZero();
      }
    }
  }

  @Test
  void gazeIsNotTaughtWhereNobodyKnowsIt() {
    FaceBatch batch = drawn(FaceAugmentation.NONE, 1, 0);
    int gaze = Number.GAZE_YAW.ordinal() * 2;
    int yaw = Number.YAW.ordinal() * 2;
    assertThat(batch.numbers().get(gaze + 1)).isZero();
    assertThat(batch.numbers().get(yaw + 1)).isEqualTo(1); // by the landmarks
    assertThat(batch.numbers().get(Number.PRESENCE.ordinal() * 2)).isCloseTo(1, within(1e-6f));
  }

  @Test
  void whatIsCoveredCountsLess() {
    FaceBatch batch =
        drawn(new FaceAugmentation(false, 0, 0, 0, 0, 0, ColourJitter.NONE, 0, 0, 1), 2, 0);
    int less = 0;
    for (int i = 0; i < CROPS * 68; i++) {
      float weight = batch.points().get(3 * i + 2);
      less += weight > 0 && weight < 1 ? 1 : 0;
    }
    assertThat(less).isPositive();
  }
}
