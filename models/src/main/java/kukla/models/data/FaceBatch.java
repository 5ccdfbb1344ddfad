package kukla.models.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * The face crops of one training step, in direct buffers that are filled again and again.
 *
 * @param crops how many
 * @param size pixels a side
 * @param pictures RGB in [0, 1], (crops, 3, size, size)
 * @param points (crops, 68, 3): x, y, -1 and 1 at the crop's edges, and how much each counts, 0 to
 *     1
 * @param numbers (crops, 9, 2): each of {@link Number} and how much it counts
 * @param masks (crops, size, size): place of each pixel's class among the mask network's, -1 where
 *     it is not known; empty where nobody asked for them
 */
public record FaceBatch(
    int crops,
    int size,
    FloatBuffer pictures,
    FloatBuffer points,
    FloatBuffer numbers,
    FloatBuffer masks) {

  /** What is known of a crop beside its landmarks. */
  @SuppressWarnings("JavaLangClash") // read as FaceBatch.Number
  public enum Number {
    /** Radians, as the face stands in the crop. */
    YAW,
    PITCH,
    ROLL,
    /** Gap over width. */
    RIGHT_EYE,
    LEFT_EYE,
    MOUTH,
    /** Radians, in the head. */
    GAZE_YAW,
    GAZE_PITCH,
    /** 1 where there is a face, 0 where there is none. */
    PRESENCE;

    /** Numbers of a crop. */
    public static final int COUNT = values().length;
  }

  /** An empty batch. */
  public static FaceBatch allocate(int crops, int size, boolean masked) {
    return new FaceBatch(
        crops,
        size,
        direct(crops * 3 * size * size),
        direct(crops * ClipLabels.POINTS * 3),
        direct(crops * Number.COUNT * 2),
        direct(masked ? crops * size * size : 0));
  }

  private static FloatBuffer direct(int floats) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(floats, 4))
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }
}
