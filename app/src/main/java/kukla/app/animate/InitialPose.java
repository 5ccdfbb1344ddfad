package kukla.app.animate;

import java.util.ArrayList;
import java.util.List;
import kukla.inference.motion.KeypointGaps;
import kukla.inference.motion.Keypoints;
import kukla.inference.motion.PoseShape;

/** Finds the driving frame that counts as the source's own pose. */
final class InitialPose {
  private InitialPose() {}

  /** The keypoints of the first frame that shows a face. */
  static Keypoints first(List<DrivingFrame> frames) {
    for (DrivingFrame frame : frames) {
      Keypoints keypoints = frame.keypoints();
      if (keypoints != null) {
        return keypoints;
      }
    }
    throw new IllegalArgumentException("expected a frame with a face, found none");
  }

  /**
   * The keypoints that lie most like the source's: nearest once both are centred and of equal
   * spread.
   */
  static Keypoints best(Keypoints source, List<DrivingFrame> frames, KeypointGaps gaps) {
    List<Keypoints> seen = new ArrayList<>();
    for (DrivingFrame frame : frames) {
      Keypoints keypoints = frame.keypoints();
      if (keypoints != null) {
        seen.add(keypoints);
      }
    }
    return PoseShape.nearest(source, seen, gaps);
  }
}
