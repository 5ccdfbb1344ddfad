package kukla.models.motion;

import static kukla.models.ops.Convolution.same;

import java.util.List;
import kukla.models.motion.MotionConfig.KeypointDetectorConfig;
import kukla.models.ops.Convolution;
import kukla.models.ops.Convolution.Start;
import kukla.models.ops.Ops;

/**
 * Finds the keypoints of a picture: an hourglass at reduced size, a heat map a keypoint, its
 * Gaussian soft-argmax for the position, and Jacobian maps averaged under the same heat map.
 * Siarohin et al., "First Order Motion Model for Image Animation", NeurIPS 2019, sec. 3.1.
 *
 * @param name where its parameters stand, such as {@code kp_detector}
 * @param config its options
 */
public record KeypointDetector(String name, KeypointDetectorConfig config) {

  /**
   * @param image RGB in [0, 1], (B, 3, H, W)
   */
  public <T> KeypointTensors<T> forward(Ops<T> ops, T image) {
    T small = AntiAlias.reduce(ops, image, config.scaleFactor());
    T features =
        new Hourglass(
                name + ".predictor",
                config.blockExpansion(),
                config.numBlocks(),
                config.maxFeatures())
            .forward(ops, config.detailFeatures() == 0 ? small : withDetail(ops, image, small));

    int k = config.numKp();
    T prediction = ops.exact(ops.convolution(features, head(name + ".kp", k)));
    long[] shape = ops.shape(prediction);
    long b = shape[0];
    long n = shape[2] * shape[3];

    T logits = ops.scale(ops.reshape(prediction, b, k, n), (float) (1 / config.temperature()));
    T heat = ops.softmax(logits, 2);
    T values = ops.matmul(heat, Grid.points(ops, Grid.line(shape[3], 1), Grid.line(shape[2], 1)));
    if (!config.estimateJacobian()) {
      return new KeypointTensors<>(values, null);
    }

    int maps = config.singleJacobianMap() ? 1 : k;
    T jacobianMaps =
        ops.exact(
            ops.convolution(
                features, head(name + ".jacobian", 4 * maps).starting(Start.IDENTITY_JACOBIANS)));
    T jacobians =
        config.singleJacobianMap()
            ? ops.matmul(heat, ops.transpose(ops.reshape(jacobianMaps, b, 4, n), 0, 2, 1))
            : ops.matmul(ops.reshape(jacobianMaps, b, k, 4, n), ops.reshape(heat, b, k, n, 1));
    return new KeypointTensors<>(values, ops.reshape(jacobians, b, k, 2, 2));
  }

  /**
   * What the reduced picture has lost: a lid's edge moves by less than one of its pixels, and
   * convolutions of the whole picture see where it stands between them.
   */
  private <T> T withDetail(Ops<T> ops, T image, T small) {
    T detail = image;
    for (int i = 0; ops.shape(detail)[3] > ops.shape(small)[3]; i++) {
      detail = Blocks.halved(ops, detail, name + ".detail." + i, config.detailFeatures());
    }
    return ops.concat(List.of(small, detail), 1);
  }

  private Convolution head(String layer, int maps) {
    Convolution head = same(layer, maps, config.headKernel()).padded(config.pad());
    return config.exactHead() ? head.exactly() : head;
  }
}
