package kukla.models.data;

import java.util.Arrays;
import java.util.Locale;

/**
 * What a label file may know of every frame, as float32 tensors whose first axis is the frame. The
 * first two are always there. Where a frame shows no face its numbers are 0.
 *
 * <p>Angles are in degrees, of the head in the camera's axes: yaw grows as the nose points to the
 * right of the picture (the person's left), pitch as it points up, roll as the top of the head
 * tilts to the left of the picture (the person's right shoulder). The rotation is yaw · pitch ·
 * roll. Gaze is relative to the head, in the same senses.
 */
public enum Label {
  /** x, y in pixels from the middle of the top left pixel, iBUG order. */
  LANDMARKS68(68, 2),
  /** How sure or how visible each landmark is, 0 to 1. */
  VISIBLE(68),
  /** The person's right, then the left: x, y in pixels as above, and how surely seen, 0 to 1. */
  PUPILS(2, 3),
  /** x right, y down, z away from the camera, centimetres. */
  LANDMARKS3D(68, 3),
  /** Yaw, pitch, roll. */
  POSE(3),
  /** Weights of expression shapes, 0 to 1; their names are in the metadata. */
  EXPRESSION(-1),
  /** Lid gap over eye width, the person's right eye, then the left. */
  BLINK(2),
  /** Lip gap over mouth width. */
  MOUTH(),
  /** Yaw, pitch of the eyes in the head. */
  GAZE(2),
  /** When, in seconds; frames of one folder need not be evenly apart. */
  TIME();

  @SuppressWarnings("ImmutableEnumChecker") // never written to
  private final int[] row;

  Label(int... row) {
    this.row = row;
  }

  /** The tensor's name in the file. */
  public String tensor() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a tensor of this shape holds it for this many frames. */
  boolean fits(long[] shape, long frames) {
    if (shape.length != row.length + 1 || shape[0] != frames) {
      return false;
    }
    for (int i = 0; i < row.length; i++) {
      if (row[i] >= 0 && shape[i + 1] != row[i]) {
        return false;
      }
    }
    return true;
  }

  /** The shape for this many frames that so many numbers have. */
  long[] shape(int frames, int numbers) {
    long[] shape = new long[row.length + 1];
    shape[0] = frames;
    for (int i = 0; i < row.length; i++) {
      shape[i + 1] = row[i] >= 0 ? row[i] : numbers / Math.max(1, frames);
    }
    return shape;
  }

  /** In words: (frames, 68, 2). */
  String expected(long frames) {
    StringBuilder text = new StringBuilder(tensor() + " (" + frames);
    Arrays.stream(row).forEach(size -> text.append(", ").append(size < 0 ? "shapes" : size));
    return text.append(')').toString();
  }
}
