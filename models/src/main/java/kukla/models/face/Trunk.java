package kukla.models.face;

import static kukla.models.ops.Convolution.same;

import kukla.models.motion.Blocks;
import kukla.models.ops.Ops;

/**
 * A picture's features: down to a sixteenth of its size and back to a quarter, what was seen on the
 * way down added on the way up. Plain convolutions, few channels where the picture is large: that
 * is what CPUs do fastest. All norms fold.
 *
 * @param name where its parameters stand
 * @param config its options
 */
record Trunk(String name, TrunkConfig config) {

  /**
   * What it sees.
   *
   * @param half at half the size
   * @param decoded at a quarter, knowing of the whole
   * @param deep at a sixteenth
   */
  record Features<T>(T half, T decoded, T deep) {}

  /**
   * @param image RGB in [0, 1], (B, 3, H, W)
   */
  <T> Features<T> forward(Ops<T> ops, T image) {
    int n = config.features();
    int few = (config.residuals() + 1) / 2;
    T half = Blocks.halved(ops, image, name + ".half", n);
    T quarter = stage(ops, half, "quarter", 2 * n, few);
    T eighth = stage(ops, quarter, "eighth", 4 * n, config.residuals());
    T deep = stage(ops, eighth, "deep", 8 * n, few);
    T up = ops.add(eighth, widened(ops, deep, "up_eighth", 4 * n));
    up = Blocks.sameSize(ops, up, name + ".mix_eighth", 4 * n, 3);
    up = ops.add(quarter, widened(ops, up, "up_quarter", 2 * n));
    T decoded = Blocks.sameSize(ops, up, name + ".mix_quarter", config.decoded(), 3);
    return new Features<>(half, decoded, deep);
  }

  private <T> T stage(Ops<T> ops, T x, String stage, int channels, int residuals) {
    T y = Blocks.halved(ops, x, name + "." + stage, channels);
    for (int i = 0; i < residuals; i++) {
      y = Blocks.foldableResidual(ops, y, name + "." + stage + ".r" + i);
    }
    return y;
  }

  /** As many channels, then twice the size. */
  <T> T widened(Ops<T> ops, T x, String layer, int channels) {
    T y = ops.convolution(x, same(name + "." + layer + ".conv", channels, 1));
    return ops.upsampleNearest(ops.batchNorm(y, name + "." + layer + ".norm"));
  }
}
