package kukla.models.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PairSamplerTest {
  private static final int SIZE = 128;
  private static final int PAIRS = 6;
  private static final Augmentation ALL =
      new Augmentation(
          true,
          true,
          new ColourJitter(0.1, 0.1, 0.1, 0.05, 0.1),
          new Reframing(0.5, 0.02, 0.03),
          0.5,
          0.5,
          7);

  @TempDir Path temporary;
  private ClipLibrary library = emptyUntilSetUp();

  @SuppressWarnings("NullAway")
  private static ClipLibrary emptyUntilSetUp() {
    return null;
  }

  @BeforeEach
  void clips() throws IOException {
    ToyClips.write(temporary.resolve("clips/a"), 6);
    library =
        ClipLibrary.open(
            List.of(new DataFolder(temporary.resolve("clips"), 0)),
            new ClipCache(temporary.resolve("cache"), 128, 400));
  }

  private Batch drawn(Augmentation augmentation, long seed, long step) {
    Batch batch = Batch.allocate(PAIRS, SIZE);
    try (PairSampler sampler = new PairSampler(library, augmentation, seed, SIZE)) {
      sampler.fill(batch, step);
    }
    return batch;
  }

  @Test
  void landmarksStandOnTheirDotsWhateverTheCropAndMirror() {
    Batch batch = drawn(ALL, 3, 0);
    int known = 0;
    for (int which = 0; which < 2; which++) {
      FloatBuffer pictures = which == 0 ? batch.source() : batch.driving();
      for (int i = 0; i < PAIRS * Batch.POINTS; i++) {
        int at = (which * PAIRS * Batch.POINTS + i) * 3;
        if (batch.landmarks().get(at + 2) == 0) {
          continue;
        }
        known++;
        int x = Math.round((batch.landmarks().get(at) + 1) / 2 * (SIZE - 1));
        int y = Math.round((batch.landmarks().get(at + 1) + 1) / 2 * (SIZE - 1));
        float red = pictures.get(((i / Batch.POINTS) * 3 * SIZE + y) * SIZE + x);
        assertThat(red)
            .as("red at landmark %d of pair %d", i % Batch.POINTS, i / Batch.POINTS)
            .isGreaterThan(0.5f);
      }
    }
    assertThat(known).isGreaterThan(PAIRS * 68);
  }

  @Test
  void equalPlacesGiveEqualPairs() {
    Batch one = drawn(ALL, 3, 5);
    Batch same = drawn(ALL, 3, 5);
    Batch other = drawn(ALL, 3, 6);
    assertThat(one.source()).isEqualTo(same.source()).isNotEqualTo(other.source());
    assertThat(one.drivingSeen()).isEqualTo(same.drivingSeen());
    assertThat(one.landmarks()).isEqualTo(same.landmarks());
  }

  @Test
  void spoilsOnlyWhatTheDetectorSees() {
    Batch clean = drawn(withSpoil(0), 3, 0);
    Batch spoiled = drawn(withSpoil(1), 3, 0);
    assertThat(clean.drivingSeen()).isEqualTo(clean.driving());
    assertThat(spoiled.drivingSeen()).isNotEqualTo(spoiled.driving());
  }

  private static Augmentation withSpoil(double chance) {
    return new Augmentation(false, false, ColourJitter.NONE, Reframing.NONE, chance, 0, 1);
  }

  @Test
  void eyesAndMouthCountMore() {
    Batch batch = drawn(ALL, 3, 0);
    float most = 0;
    float least = 9;
    for (int i = 0; i < SIZE * SIZE; i++) {
      most = Math.max(most, batch.emphasis().get(i));
      least = Math.min(least, batch.emphasis().get(i));
    }
    assertThat(most).isBetween(5f, 7f);
    assertThat(least).isBetween(1f, 1.5f);
  }

  @Test
  void loaderGivesTheStepsInOrder() throws InterruptedException {
    PairSampler sampler = new PairSampler(library, ALL, 3, SIZE);
    try (BatchLoader<Batch> loader =
        new BatchLoader<>(() -> Batch.allocate(PAIRS, SIZE), sampler, 4)) {
      for (long step = 4; step < 9; step++) {
        assertThat(loader.next().source()).isEqualTo(drawn(ALL, 3, step).source());
      }
    }
  }
}
