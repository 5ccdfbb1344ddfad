package kukla.models.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * The pairs of one training step, in direct buffers that are filled again and again. Pictures are
 * RGB in [0, 1], (pairs, 3, size, size).
 *
 * @param pairs source-driving pairs
 * @param size pixels a side
 * @param source the still pictures
 * @param driving the pictures to be made
 * @param drivingSeen what the keypoint detector sees of {@code driving}: spoiled, or the same
 * @param landmarks (2, pairs, 70, 3): of source, then of driving: x, y in [-1, 1], and 1 where the
 *     point is known, else 0
 * @param emphasis (pairs, 1, size, size): how much a pixel of {@code driving} counts, 1 or more
 */
public record Batch(
    int pairs,
    int size,
    FloatBuffer source,
    FloatBuffer driving,
    FloatBuffer drivingSeen,
    FloatBuffer landmarks,
    FloatBuffer emphasis) {

  /** Points a picture: the 68 iBUG landmarks, then the person's right and left pupil. */
  public static final int POINTS = ClipLabels.TRACKED;

  /** An empty batch. */
  public static Batch allocate(int pairs, int size) {
    int picture = pairs * 3 * size * size;
    return new Batch(
        pairs,
        size,
        direct(picture),
        direct(picture),
        direct(picture),
        direct(2 * pairs * POINTS * 3),
        direct(pairs * size * size));
  }

  private static FloatBuffer direct(int floats) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(floats, 4))
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }
}
