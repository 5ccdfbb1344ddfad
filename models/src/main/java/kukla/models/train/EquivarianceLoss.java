package kukla.models.train;

import kukla.models.motion.KeypointTensors;
import kukla.models.motion.Matrices;
import kukla.models.ops.Ops;
import org.bytedeco.pytorch.Tensor;

/** Keypoints and their jacobians must move as the picture is warped (paper, eq. 9 and 11). */
final class EquivarianceLoss {
  private EquivarianceLoss() {}

  /**
   * @param driving keypoints of the picture
   * @param warped keypoints of the warped picture
   */
  static void add(
      LossTerms terms,
      LossWeights weights,
      Ops<Tensor> ops,
      RandomWarp warp,
      KeypointTensors<Tensor> driving,
      KeypointTensors<Tensor> warped) {
    Tensor back = warp.points(warped.values());
    terms.add(
        "equivariance_value", weights.equivarianceValue(), driving.values().sub(back).abs().mean());
    if (driving.jacobians() == null || warped.jacobians() == null) {
      return;
    }
    Tensor moved = warp.jacobians(warped.values()).matmul(warped.jacobians());
    Tensor ratio = Matrices.inverse(ops, driving.jacobians()).matmul(moved);
    Tensor identity = Tensor.create(new float[] {1, 0, 0, 1}, 1, 1, 2, 2);
    terms.add(
        "equivariance_jacobian", weights.equivarianceJacobian(), identity.sub(ratio).abs().mean());
  }
}
