package kukla.models.data;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Landmarks of every frame of one clip, and what else is known of the face.
 *
 * @param frames frames of the clip
 * @param landmarks (frames, 68, 2): x, y in pixels of the clip, iBUG order
 * @param visible (frames, 68): how sure or how visible, 0 to 1
 * @param pupils (frames, 2, 3): x, y in pixels of the clip, how sure; null where nobody knows
 * @param more (frames, 6): what {@link More} lists, NaN where it is not known
 */
@SuppressWarnings("ArrayRecordComponent") // filled once, borrowed by whoever crops
record ClipLabels(
    int frames, float[] landmarks, float[] visible, float @Nullable [] pupils, float[] more) {
  /** What a row of {@code more} holds. */
  enum More {
    /** Degrees, as {@link Label#POSE}. */
    YAW,
    PITCH,
    ROLL,
    /** Degrees, as {@link Label#GAZE}. */
    GAZE_YAW,
    GAZE_PITCH,
    /** 1 where landmarks that are not visible stand right all the same, as rendering tells. */
    HIDDEN_KNOWN;

    /** Numbers in a row. */
    static final int COUNT = values().length;
  }

  static final int POINTS = 68;

  /** The landmarks, then the right and the left pupil: what keypoints may be asked to follow. */
  static final int TRACKED = POINTS + 2;

  /** A point counts from here on. */
  static final float SEEN = 0.5f;

  /** What a label file says. */
  static ClipLabels of(LabelFile file) {
    float[] more = new float[file.frames() * More.COUNT];
    Arrays.fill(more, Float.NaN);
    if (file.fits(Label.POSE)) { // an older form was in radians
      put(file, Label.POSE, More.YAW, 3, more);
      put(file, Label.GAZE, More.GAZE_YAW, 2, more);
    }
    for (int frame = 0; frame < file.frames(); frame++) {
      more[frame * More.COUNT + More.HIDDEN_KNOWN.ordinal()] = file.has(Label.GAZE) ? 1 : 0;
    }
    return new ClipLabels(
        file.frames(),
        file.numbers(Label.LANDMARKS68),
        file.numbers(Label.VISIBLE),
        file.has(Label.PUPILS) ? file.numbers(Label.PUPILS) : null,
        more);
  }

  private static void put(LabelFile file, Label label, More first, int count, float[] more) {
    if (!file.has(label)) {
      return;
    }
    float[] numbers = file.numbers(label);
    for (int frame = 0; frame < file.frames(); frame++) {
      System.arraycopy(numbers, frame * count, more, frame * More.COUNT + first.ordinal(), count);
    }
  }

  /** x, y and how sure of a landmark or, from {@link #POINTS} on, a pupil. */
  float[] tracked(int frame, int point) {
    int at = frame * POINTS + point;
    if (point < POINTS) {
      return new float[] {landmarks[2 * at], landmarks[2 * at + 1], visible[at]};
    }
    int pupil = (2 * frame + point - POINTS) * 3;
    return pupils == null
        ? new float[3]
        : new float[] {pupils[pupil], pupils[pupil + 1], pupils[pupil + 2]};
  }

  /** Whether enough points of a frame are seen to train on it. */
  boolean usable(int frame) {
    int seen = 0;
    for (int point = 0; point < POINTS; point++) {
      if (visible[frame * POINTS + point] >= SEEN) {
        seen++;
      }
    }
    return seen >= POINTS / 3;
  }

  /** The box around all points of a frame, seen or not. */
  Box box(int frame) {
    Box box = Box.EMPTY;
    for (int point = 0; point < POINTS; point++) {
      int at = (frame * POINTS + point) * 2;
      box = box.with(landmarks[at], landmarks[at + 1]);
    }
    return box;
  }
}
