package kukla.app.animate;

import java.util.List;
import kukla.inference.motion.Keypoints;

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
  static Keypoints best(Keypoints source, List<DrivingFrame> frames) {
    float[] wanted = shape(source);
    Keypoints best = first(frames);
    double least = Double.POSITIVE_INFINITY;
    for (DrivingFrame frame : frames) {
      Keypoints keypoints = frame.keypoints();
      double distance = keypoints == null ? least : distance(wanted, shape(keypoints));
      if (keypoints != null && distance < least) {
        least = distance;
        best = keypoints;
      }
    }
    return best;
  }

  /** Positions around their mean, divided by their root mean square distance from it. */
  private static float[] shape(Keypoints keypoints) {
    float[] values = keypoints.values().clone();
    int count = values.length / 2;
    double[] mean = new double[2];
    for (int i = 0; i < values.length; i++) {
      mean[i % 2] += values[i] / count;
    }
    double square = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] -= (float) mean[i % 2];
      square += (double) values[i] * values[i] / count;
    }
    float spread = (float) Math.max(1e-6, Math.sqrt(square));
    for (int i = 0; i < values.length; i++) {
      values[i] /= spread;
    }
    return values;
  }

  private static double distance(float[] a, float[] b) {
    double square = 0;
    for (int i = 0; i < a.length; i++) {
      square += (double) (a[i] - b[i]) * (a[i] - b[i]);
    }
    return square;
  }
}
