package kukla.inference.motion;

/**
 * Keypoints of first-order motion: K learned positions, each with the local affine map around it.
 *
 * <p>x right, y down, both in [-1, 1] over the crop. Siarohin et al., "First Order Motion Model for
 * Image Animation", NeurIPS 2019, sec. 3.1. Who makes them hands the arrays over; nobody changes
 * them afterwards.
 *
 * @param values positions, float32 (K, 2), x then y
 * @param jacobians local affine maps, float32 (K, 2, 2), row-major; empty where the model has none
 */
@SuppressWarnings("ArrayRecordComponent") // equality of keypoints is never asked
public record Keypoints(float[] values, float[] jacobians) {
  public Keypoints {
    boolean paired = values.length > 0 && values.length % 2 == 0;
    if (!paired || (jacobians.length != 0 && jacobians.length != 2 * values.length)) {
      throw new IllegalArgumentException(
          "expected (K, 2) values and (K, 2, 2) jacobians or none, found "
              + values.length
              + " and "
              + jacobians.length
              + " numbers");
    }
  }

  /** K. */
  public int count() {
    return values.length / 2;
  }

  /**
   * The way to other keypoints of the same model, number by number.
   *
   * @param share 0 stays here, 1 arrives there
   */
  public Keypoints towards(Keypoints other, double share) {
    return new Keypoints(
        between(values, other.values, share), between(jacobians, other.jacobians, share));
  }

  private static float[] between(float[] from, float[] to, double share) {
    float[] result = new float[from.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) (from[i] + share * (to[i] - from[i]));
    }
    return result;
  }
}
