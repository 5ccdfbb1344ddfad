package kukla.models.motion;

import java.util.ArrayList;
import java.util.List;
import kukla.models.motion.MotionConfig.DiscriminatorConfig;
import kukla.models.ops.Convolution;
import kukla.models.ops.Ops;

/**
 * Tells real from drawn pictures, patch by patch (Isola et al., CVPR 2017), one network a scale;
 * its inner features serve for feature matching.
 *
 * @param name where its parameters stand, such as {@code discriminator}
 * @param config its options
 */
public record Discriminator(String name, DiscriminatorConfig config) {

  /**
   * What it says of one batch at one scale.
   *
   * @param features after each block
   * @param map real (1) or drawn (0) a patch, (B, 1, h, w)
   */
  public record Verdict<T>(List<T> features, T map) {}

  /**
   * One scale.
   *
   * @param scale as the configuration writes it: "1", "0.5"
   * @param image RGB in [0, 1] at that scale, (B, 3, H, W)
   * @param points keypoints of the picture, (B, K, 2), used where the configuration says so
   */
  public <T> Verdict<T> forward(Ops<T> ops, String scale, T image, T points) {
    String disc = name + ".discs." + scale.replace('.', '-');
    long[] shape = ops.shape(image);
    T out =
        config.useKp()
            ? ops.concat(
                List.of(
                    image,
                    Grid.gaussians(
                        ops,
                        points,
                        Grid.line(shape[3], 1),
                        Grid.line(shape[2], 1),
                        config.kpVariance())),
                1)
            : image;
    List<T> features = new ArrayList<>();
    for (int i = 0; i < config.numBlocks(); i++) {
      String block = disc + ".down_blocks." + i;
      int channels =
          (int) Math.min(config.maxFeatures(), config.blockExpansion() * (1L << (i + 1)));
      out = convolution(ops, out, Convolution.valid(block + ".conv", channels, 4));
      if (i > 0) {
        out = ops.instanceNorm(out, block + ".norm");
      }
      out = ops.leakyRelu(out, 0.2f);
      if (i < config.numBlocks() - 1) {
        out = ops.averagePool(out);
      }
      features.add(out);
    }
    T map = convolution(ops, out, Convolution.valid(disc + ".conv", 1, 1));
    return new Verdict<>(features, ops.exact(map));
  }

  private <T> T convolution(Ops<T> ops, T x, Convolution layer) {
    return config.spectralNorm() ? ops.spectralConvolution(x, layer) : ops.convolution(x, layer);
  }
}
