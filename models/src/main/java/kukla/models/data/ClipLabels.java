package kukla.models.data;

import java.nio.file.Path;
import kukla.inference.Fault;

/**
 * Landmarks of every frame of one clip.
 *
 * @param frames frames of the clip
 * @param landmarks (frames, 68, 2): x, y in pixels of the clip, iBUG order
 * @param visible (frames, 68): how sure or how visible, 0 to 1
 */
@SuppressWarnings("ArrayRecordComponent") // filled once, borrowed by whoever crops
record ClipLabels(int frames, float[] landmarks, float[] visible) {
  static final int POINTS = 68;

  /** A point counts from here on. */
  static final float SEEN = 0.5f;

  /** Reads {@code landmarks68} and {@code visible} from a clip's label file. */
  static ClipLabels read(Path path) {
    LabelFile file = LabelFile.read(path);
    return new ClipLabels(
        file.frames(), file.numbers(Label.LANDMARKS68), file.numbers(Label.VISIBLE));
  }

  /** Refuses labels that were made for another number of frames. */
  void fit(Path path, int clipFrames) {
    if (frames != clipFrames) {
      throw new Fault(
          "reading labels %s: expected %d frames as the clip has, found %d; write them again with: kukla label"
              .formatted(path, clipFrames, frames));
    }
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
