package kukla.models.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeSmoothingTest {
  private static final int NOSE = 30;
  private static final int LID = 37;

  private interface Path {
    double at(int frame);
  }

  private static LabelledClip clip(int frames, Path path) {
    float[] points = new float[frames * 68 * 2];
    float[] visible = new float[frames * 68];
    Arrays.fill(visible, 1);
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) path.at(i / 136);
    }
    return new LabelledClip(points, visible, frames);
  }

  private static float x(LabelledClip clip, int frame, int point) {
    return clip.points()[(frame * 68 + point) * 2];
  }

  @Test
  void evenMovementStays() {
    LabelledClip smooth = TimeSmoothing.of(clip(9, frame -> 3 * frame));
    for (int frame = 0; frame < 9; frame++) {
      assertThat(x(smooth, frame, NOSE)).isCloseTo(3f * frame, within(1e-4f));
      assertThat(x(smooth, frame, LID)).isCloseTo(3f * frame, within(1e-4f));
    }
  }

  @Test
  void aBlinkKeepsItsDepth() {
    double[] blink = {0, 0, 0, 0, 0.35, 0.8, 1, 0.8, 0.35, 0, 0, 0, 0};
    LabelledClip smooth = TimeSmoothing.of(clip(13, frame -> blink[frame]));
    assertThat(x(smooth, 6, LID)).isGreaterThan(0.9f);
    assertThat(x(smooth, 6, NOSE)).isLessThan(0.9f);
  }

  @Test
  void trembleShrinks() {
    Random random = new Random(1);
    double[] noise = random.doubles(200, -1, 1).toArray();
    LabelledClip smooth = TimeSmoothing.of(clip(200, frame -> noise[frame]));
    double before = 0;
    double after = 0;
    for (int frame = 2; frame < 198; frame++) {
      before += noise[frame] * noise[frame];
      after += x(smooth, frame, NOSE) * x(smooth, frame, NOSE);
    }
    assertThat(after).isLessThan(0.4 * before);
  }

  @Test
  void aGapIsNotSmearedIntoTheFace() {
    LabelledClip clip = clip(9, frame -> 100);
    for (int point = 0; point < 68; point++) {
      clip.visible()[4 * 68 + point] = 0;
      clip.points()[(4 * 68 + point) * 2] = 0;
    }
    LabelledClip smooth = TimeSmoothing.of(clip);
    assertThat(x(smooth, 3, NOSE)).isEqualTo(100);
    assertThat(x(smooth, 5, NOSE)).isEqualTo(100);
    assertThat(smooth.framesWithFace()).isEqualTo(8);
  }
}
