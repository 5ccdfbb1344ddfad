package kukla.inference.motion;

/**
 * How keypoints lie to each other, wherever and however large the face: positions around their
 * mean, divided by their root mean square distance from it, and how far eyes and mouth are open,
 * which counts more: a few pixels of an open mouth matter as much as a turned head.
 */
public final class PoseShape {
  /** How much more a gap counts than a position. */
  private static final float GAP = 5;

  private final float[] values;

  private PoseShape(float[] values) {
    this.values = values;
  }

  /**
   * The shape of these keypoints.
   *
   * @param gaps of their model
   */
  public static PoseShape of(Keypoints keypoints, KeypointGaps gaps) {
    float[] points = keypoints.values();
    int count = points.length / 2;
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < points.length; i += 2) {
      meanX += points[i] / count;
      meanY += points[i + 1] / count;
    }
    double square = 0;
    float[] shape = new float[points.length + 2 * gaps.pairs().size()];
    for (int i = 0; i < points.length; i += 2) {
      shape[i] = (float) (points[i] - meanX);
      shape[i + 1] = (float) (points[i + 1] - meanY);
      square += ((double) shape[i] * shape[i] + (double) shape[i + 1] * shape[i + 1]) / count;
    }
    int at = points.length;
    for (KeypointGaps.Pair pair : gaps.pairs()) {
      shape[at] = GAP * (points[2 * pair.lower()] - points[2 * pair.upper()]);
      shape[at + 1] = GAP * (points[2 * pair.lower() + 1] - points[2 * pair.upper() + 1]);
      at += 2;
    }
    float spread = (float) Math.max(1e-6, Math.sqrt(square));
    for (int i = 0; i < shape.length; i++) {
      shape[i] /= spread;
    }
    return new PoseShape(shape);
  }

  /**
   * The keypoints among some whose shape is nearest to that of others, the first of equals.
   *
   * @param among at least one
   * @param gaps of their model
   */
  public static Keypoints nearest(Keypoints wanted, Iterable<Keypoints> among, KeypointGaps gaps) {
    PoseShape shape = of(wanted, gaps);
    Keypoints best = among.iterator().next();
    double least = Double.POSITIVE_INFINITY;
    for (Keypoints keypoints : among) {
      double distance = shape.distance(of(keypoints, gaps));
      if (distance < least) {
        least = distance;
        best = keypoints;
      }
    }
    return best;
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
