package kukla.models.train;

import java.nio.file.Path;
import java.util.List;
import kukla.models.perceptual.SqueezeNet;
import kukla.models.torch.TorchOps.Precision;
import org.bytedeco.pytorch.GradMode;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * How far the prediction is from the driving picture at every scale: absolute difference,
 * difference of gradients, and perceptual features where they are given. Eyes and mouth count more.
 * Owns the features; its opener closes it.
 */
final class PictureLoss implements AutoCloseable {
  private static final long[] CHANNELS = {1};

  private final LossWeights weights;
  private final @Nullable SqueezeNet perceptual;

  PictureLoss(LossWeights weights, @Nullable Path features, Precision precision) {
    this.weights = weights;
    perceptual = features == null ? null : new SqueezeNet(features, precision);
  }

  /**
   * @param predicted a pyramid, (B, 3, h, w) each
   * @param real the driving pictures' pyramid
   * @param emphasis how much a pixel counts, a pyramid, (B, 1, h, w) each
   */
  void add(LossTerms terms, List<Tensor> predicted, List<Tensor> real, List<Tensor> emphasis) {
    for (int i = 0; i < predicted.size(); i++) {
      Tensor difference = predicted.get(i).sub(real.get(i));
      Tensor weight = emphasis.get(i);
      terms.add("pyramid_l1", weights.pyramidL1(), difference.abs().mul(weight).mean());
      for (int axis = 2; axis <= 3; axis++) {
        Tensor gradient = step(difference, axis).abs();
        Tensor counted = weight.narrow(axis, 1, weight.size(axis) - 1);
        terms.add("pyramid_gradient", weights.pyramidGradient(), gradient.mul(counted).mean());
      }
      if (perceptual != null) {
        addPerceptual(terms, perceptual, predicted.get(i), real.get(i), weight);
      }
    }
  }

  /** The difference of neighbours along an axis. */
  private static Tensor step(Tensor x, int axis) {
    long last = x.size(axis) - 1;
    return x.narrow(axis, 1, last).sub(x.narrow(axis, 0, last));
  }

  private void addPerceptual(
      LossTerms terms, SqueezeNet network, Tensor predicted, Tensor real, Tensor weight) {
    List<Tensor> drawn = network.features(predicted);
    GradMode.set_enabled(false);
    List<Tensor> wanted;
    try {
      wanted = network.features(real);
    } finally {
      GradMode.set_enabled(true);
    }
    for (int level = 0; level < Math.min(drawn.size(), weights.perceptual().size()); level++) {
      Tensor reference = wanted.get(level);
      // summed over channels first: so gradients keep the features' layout and type
      Tensor difference = acrossChannels(drawn.get(level).sub(reference));
      Tensor counted = torch.adaptive_avg_pool2d(weight, reference.size(2), reference.size(3));
      // relative to the features' own size, so that every level counts alike
      Tensor size = acrossChannels(reference).mean().add(new Scalar(1e-6));
      terms.add(
          "perceptual", weights.perceptual().get(level), difference.mul(counted).mean().div(size));
    }
  }

  /** Mean of the absolute values over the channels: (B, C, h, w) to (B, 1, h, w), FP32. */
  private static Tensor acrossChannels(Tensor features) {
    return features.abs().mean(CHANNELS, true, new ScalarTypeOptional(ScalarType.Float));
  }

  @Override
  public void close() {
    if (perceptual != null) {
      perceptual.close();
    }
  }
}
