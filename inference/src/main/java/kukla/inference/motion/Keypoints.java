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
}
