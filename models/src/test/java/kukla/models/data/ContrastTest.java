package kukla.models.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which frames make a pair, told by a mouth that opens wider from frame to frame. */
final class ContrastTest {
  private static final int SIZE = 64;
  private static final int PAIRS = 60;
  private static final int FRAMES = 8;
  private static final long SEED = 3;
  private static final long STEP = 5;

  @TempDir Path temporary;

  private ClipLibrary library = unread();

  @SuppressWarnings("NullAway")
  private static ClipLibrary unread() {
    return null;
  }

  @BeforeEach
  void clip() throws IOException {
    Path clip = temporary.resolve("clips/talking");
    ToyClips.write(clip, FRAMES);
    float[] points = new float[FRAMES * 68 * 2];
    for (int frame = 0; frame < FRAMES; frame++) {
      for (int point = 0; point < 68; point++) {
        points[(frame * 68 + point) * 2] = 44 + 5 * (point % 9);
        points[(frame * 68 + point) * 2 + 1] = 40 + 6 * (point / 9);
      }
      mouth(points, frame, 48, 50, 60);
      mouth(points, frame, 54, 70, 60);
      mouth(points, frame, 62, 60, 60);
      mouth(points, frame, 66, 60, 60 + 2 * frame);
    }
    ToyClips.label(clip, points, FRAMES);
    library =
        ClipLibrary.open(
            List.of(new DataFolder(temporary.resolve("clips"), 0)),
            new ClipCache(temporary.resolve("cache"), 128, 400));
  }

  private static void mouth(float[] points, int frame, int point, float x, float y) {
    points[(frame * 68 + point) * 2] = x;
    points[(frame * 68 + point) * 2 + 1] = y;
  }

  /** Source and driving frame of every pair of a step, by how far their mouths are open. */
  private int[][] drawn(double contrast) {
    Batch batch = Batch.allocate(PAIRS, SIZE);
    Augmentation augmentation =
        new Augmentation(false, false, ColourJitter.NONE, Reframing.NONE, 0, contrast, 1);
    try (PairSampler sampler = new PairSampler(library, augmentation, SEED, SIZE)) {
      sampler.fill(batch, STEP);
    }
    int[][] frames = new int[PAIRS][2];
    for (int pair = 0; pair < PAIRS; pair++) {
      for (int which = 0; which < 2; which++) {
        int first = (which * PAIRS + pair) * Batch.POINTS;
        double gap = distance(batch, first + 62, first + 66);
        double width = distance(batch, first + 48, first + 54);
        frames[pair][which] = (int) Math.round(gap / width * 20 / 2);
      }
    }
    return frames;
  }

  private static double distance(Batch batch, int p, int q) {
    return Math.hypot(
        batch.landmarks().get(p * 3) - batch.landmarks().get(q * 3),
        batch.landmarks().get(p * 3 + 1) - batch.landmarks().get(q * 3 + 1));
  }

  private static double meanDifference(int[][] pairs) {
    int sum = 0;
    for (int[] pair : pairs) {
      assertThat(pair[0]).isLessThan(pair[1]);
      sum += pair[1] - pair[0];
    }
    return (double) sum / pairs.length;
  }

  @Test
  void contrastingPairsDifferMore() {
    // of 8 frames two differ by 3 on average, the furthest of four by 4.6
    assertThat(meanDifference(drawn(0))).isBetween(2.3, 3.7);
    assertThat(meanDifference(drawn(1))).isGreaterThan(4);
  }

  @Test
  void withoutContrastNothingMoreIsDrawn() {
    int[][] pairs = drawn(0);
    for (int pair = 0; pair < PAIRS; pair++) {
      Draw draw = new Draw(SEED, STEP, pair);
      library.draw(draw);
      int a = draw.below(FRAMES);
      int b = (a + 1 + draw.below(FRAMES - 1)) % FRAMES;
      assertThat(pairs[pair]).containsExactly(Math.min(a, b), Math.max(a, b));
    }
  }
}
