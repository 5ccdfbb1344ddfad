package kukla.inference.motion;

/**
 * How keypoints lie to each other, wherever and however large the face: positions around their
 * mean, divided by their root mean square distance from it.
 */
public final class PoseShape {
  private final float[] values;

  private PoseShape(float[] values) {
    this.values = values;
  }

  /** The shape of these keypoints. */
  public static PoseShape of(Keypoints keypoints) {
    float[] values = keypoints.values().clone();
    int count = values.length / 2;
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < values.length; i += 2) {
      meanX += values[i] / count;
      meanY += values[i + 1] / count;
    }
    double square = 0;
    for (int i = 0; i < values.length; i += 2) {
      values[i] -= (float) meanX;
      values[i + 1] -= (float) meanY;
      square += ((double) values[i] * values[i] + (double) values[i + 1] * values[i + 1]) / count;
    }
    float spread = (float) Math.max(1e-6, Math.sqrt(square));
    for (int i = 0; i < values.length; i++) {
      values[i] /= spread;
    }
    return new PoseShape(values);
  }

  /** Sum of squared differences; 0 for equal shapes. */
  public double distance(PoseShape other) {
    double square = 0;
    for (int i = 0; i < values.length; i++) {
      double away = (double) values[i] - other.values[i];
      square += away * away;
    }
    return square;
  }
}
