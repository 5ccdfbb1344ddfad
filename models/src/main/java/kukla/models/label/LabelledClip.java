package kukla.models.label;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kukla.inference.face.OpeningRatio;
import kukla.models.data.Label;
import kukla.models.data.LabelSheet;
import kukla.models.judge.Landmarks;

/**
 * The landmarks of every frame of a clip, in iBUG order.
 *
 * @param points (frames, 68, 2): x, y in pixels of the clip
 * @param visible (frames, 68): how sure each is, 0 … 1; 0 where no face is seen
 * @param frames frames of the clip
 */
@SuppressWarnings("ArrayRecordComponent") // filled once, then written
record LabelledClip(float[] points, float[] visible, int frames) {
  static final int POINTS = 68;

  /** The lids' own points, without the corners of the eyes. */
  private static final int[] LIDS = {37, 38, 40, 41, 43, 44, 46, 47};

  /**
   * Lays the frames one after another; a frame without a face is all zero. Lids count as unseen:
   * OpenSeeFace leaves them open through every blink, and a model taught so would not blink.
   */
  static LabelledClip of(List<Optional<Landmarks>> frames) {
    float[] points = new float[frames.size() * POINTS * 2];
    float[] visible = new float[frames.size() * POINTS];
    for (int frame = 0; frame < frames.size(); frame++) {
      int at = frame * POINTS;
      frames
          .get(frame)
          .ifPresent(
              face -> {
                System.arraycopy(face.points(), 0, points, 2 * at, 2 * POINTS);
                System.arraycopy(face.certainty(), 0, visible, at, POINTS);
                for (int lid : LIDS) {
                  visible[at + lid] = 0;
                }
              });
    }
    return new LabelledClip(points, visible, frames.size());
  }

  boolean hasFace(int frame) {
    return visible[frame * POINTS] > 0;
  }

  int framesWithFace() {
    int count = 0;
    for (int frame = 0; frame < frames; frame++) {
      count += hasFace(frame) ? 1 : 0;
    }
    return count;
  }

  void write(Path file) {
    float[] mouth = new float[frames];
    for (int frame = 0; frame < frames; frame++) {
      mouth[frame] = hasFace(frame) ? OpeningRatio.mouth(points, frame * POINTS * 2) : 0;
    }
    new LabelSheet(frames, "OpenSeeFace, 66 points")
        .put(Label.LANDMARKS68, points)
        .put(Label.VISIBLE, visible)
        .put(Label.MOUTH, mouth)
        .write(file);
  }
}
