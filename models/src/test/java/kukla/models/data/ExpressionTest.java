package kukla.models.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ExpressionTest {
  private static final int FRAMES = 2;

  private final float[] points = new float[FRAMES * ClipLabels.TRACKED * 2];
  private final float[] visible = new float[FRAMES * ClipLabels.TRACKED];

  private final float[] more = new float[FRAMES * ClipLabels.More.COUNT];

  /** Closed in the first frame; mouth, left and right eye open in the second. */
  @BeforeEach
  void face() {
    Arrays.fill(visible, 1);
    Arrays.fill(more, Float.NaN);
    for (int frame = 0; frame < FRAMES; frame++) {
      put(frame, 48, 40, 80);
      put(frame, 54, 60, 80);
      put(frame, 62, 50, 80);
      put(frame, 66, 50, 80 + 10 * frame);
      put(frame, 36, 30, 50);
      put(frame, 39, 40, 50);
      put(frame, 37, 33, 50);
      put(frame, 41, 33, 50 + 2 * frame);
      put(frame, 42, 60, 50);
      put(frame, 45, 70, 50);
      put(frame, 44, 66, 50);
      put(frame, 46, 66, 50 + 4 * frame);
    }
  }

  private void put(int frame, int point, float x, float y) {
    points[(frame * ClipLabels.TRACKED + point) * 2] = x;
    points[(frame * ClipLabels.TRACKED + point) * 2 + 1] = y;
  }

  private double difference(int a, int b) {
    CachedClip clip =
        new CachedClip(
            Path.of("made up"),
            FRAMES,
            128,
            true,
            ByteBuffer.allocate(0),
            null,
            FloatBuffer.wrap(points),
            FloatBuffer.wrap(visible),
            FloatBuffer.wrap(more));
    return Expression.difference(clip, a, b);
  }

  @Test
  void countsMouthAndEyesByTheirWidths() {
    double mouth = 10.0 / 20;
    double eyes = 2.0 / 10 + 4.0 / 10;
    assertThat(difference(0, 1)).isCloseTo(mouth + 1.5 * eyes, within(1e-6));
    assertThat(difference(1, 0)).isEqualTo(difference(0, 1));
    assertThat(difference(1, 1)).isZero();
  }

  @Test
  void countsWhereTheEyesLookIfBothAreKnown() {
    double open = difference(0, 1);
    look(0, 3, -10);
    assertThat(difference(0, 1)).isEqualTo(open);
    look(1, 33, 30);
    assertThat(difference(0, 1)).isCloseTo(open + 50 / 60.0, within(1e-6));
  }

  private void look(int frame, float yaw, float pitch) {
    more[frame * ClipLabels.More.COUNT + ClipLabels.More.GAZE_YAW.ordinal()] = yaw;
    more[frame * ClipLabels.More.COUNT + ClipLabels.More.GAZE_PITCH.ordinal()] = pitch;
  }

  @Test
  void leavesOutWhatIsHiddenInEitherFrame() {
    visible[66] = 0.2f;
    visible[ClipLabels.TRACKED + 46] = 0.2f;
    assertThat(difference(0, 1)).isCloseTo(1.5 * 2 / 10, within(1e-6));
    Arrays.fill(visible, 0);
    assertThat(difference(0, 1)).isZero();
  }
}
