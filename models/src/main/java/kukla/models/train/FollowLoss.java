package kukla.models.train;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * A drawn picture must show the keypoints that it was drawn for, as the detector, held fixed, finds
 * them: lids that do not close and lips that do not part cost here however few their pixels.
 */
final class FollowLoss {
  /** Points asked for nearer to the edge than this, or outside, do not count. */
  private static final double EDGE = 0.95;

  private FollowLoss() {}

  /**
   * Mean absolute difference in [-1, 1] units.
   *
   * @param found keypoints of the drawn picture, (B, K, 2)
   * @param wanted keypoints that it was drawn for, (B, K, 2); take no gradient
   */
  static Tensor of(Tensor found, Tensor wanted) {
    Tensor still = wanted.detach();
    Tensor inside = inside(still);
    Tensor away = found.sub(still).abs().mul(inside);
    Tensor sum = inside.sum(new ScalarTypeOptional()).mul(new Scalar(2.0)).add(new Scalar(1e-6));
    return away.sum(new ScalarTypeOptional()).div(sum);
  }

  /** 1 for points that count, else 0: (B, K, 2) to (B, K, 1). */
  static Tensor inside(Tensor wanted) {
    return wanted
        .detach()
        .abs()
        .amax(new long[] {2}, true)
        .lt(new Scalar(EDGE))
        .to(wanted.scalar_type());
  }
}
