package kukla.models.motion;

import java.util.List;
import java.util.Map;

/**
 * The {@code model_params} of a first-order motion model, with the official keys and defaults.
 *
 * @param keypointDetector {@code common_params} and {@code kp_detector_params}
 * @param generator {@code common_params} and {@code generator_params}
 * @param discriminator {@code discriminator_params}
 */
public record MotionConfig(
    KeypointDetectorConfig keypointDetector,
    GeneratorConfig generator,
    DiscriminatorConfig discriminator) {

  /** Which generator. */
  public enum Body {
    /** Decodes every pixel from features, as the paper does. */
    OFFICIAL,
    /** Mixes the warped source picture with a quarter-resolution drawing. */
    LITE;

    /** How its coordinates meet pixels. */
    public Alignment alignment() {
      return switch (this) {
        case OFFICIAL -> Alignment.REFERENCE;
        case LITE -> Alignment.EXACT;
      };
    }
  }

  /**
   * @param numKp K, keypoints
   * @param numChannels colour channels, 3
   * @param estimateJacobian whether each keypoint has a local affine map
   * @param blockExpansion channels after the hourglass
   * @param maxFeatures upper bound of channels
   * @param numBlocks halvings of the hourglass
   * @param temperature of the heat maps' softmax
   * @param scaleFactor size at which it looks, 1 or less
   * @param singleJacobianMap one Jacobian map for all keypoints
   * @param pad zeros around the features before the heads; the reference's default 0 makes the heat
   *     map smaller than the grid it spans
   * @param headKernel side of the heads' kernels; the reference's 7 by default
   * @param exactHead whether the heads train in FP32 where the rest is BF16: steadier points, and
   *     dear where there are many maps
   * @param detailFeatures channels found in the picture before it is reduced, seen beside the
   *     reduced one; 0, as the reference has it, for none
   */
  public record KeypointDetectorConfig(
      int numKp,
      int numChannels,
      boolean estimateJacobian,
      int blockExpansion,
      int maxFeatures,
      int numBlocks,
      double temperature,
      double scaleFactor,
      boolean singleJacobianMap,
      int pad,
      int headKernel,
      boolean exactHead,
      int detailFeatures) {}

  /**
   * @param numKp K, keypoints
   * @param estimateOcclusionMap whether it tells what of the warped source may be kept
   * @param blockExpansion channels after the hourglass
   * @param maxFeatures upper bound of channels
   * @param numBlocks halvings of the hourglass
   * @param scaleFactor size at which motion is computed, 1 or less
   * @param kpVariance σ² of the heat maps
   * @param headKernel side of the heads' kernels; the reference's 7 by default
   */
  public record DenseMotionConfig(
      int numKp,
      boolean estimateOcclusionMap,
      int blockExpansion,
      int maxFeatures,
      int numBlocks,
      double scaleFactor,
      double kpVariance,
      int headKernel) {}

  /**
   * @param body which generator
   * @param numChannels colour channels, 3
   * @param blockExpansion channels of the first block
   * @param maxFeatures upper bound of channels
   * @param numDownBlocks halvings; in the lite body, residual blocks of the encoder
   * @param numBottleneckBlocks residual blocks after the warp
   * @param halfFeatures channels at half resolution, lite body only
   * @param denseMotion the motion network
   */
  public record GeneratorConfig(
      Body body,
      int numChannels,
      int blockExpansion,
      int maxFeatures,
      int numDownBlocks,
      int numBottleneckBlocks,
      int halfFeatures,
      DenseMotionConfig denseMotion) {}

  /**
   * @param scales sizes at which it looks, as written: "1", "0.5"
   * @param blockExpansion half the channels of the first block
   * @param maxFeatures upper bound of channels
   * @param numBlocks blocks
   * @param spectralNorm {@code sn}
   * @param useKp whether it sees the keypoints' heat maps
   * @param kpVariance σ² of those
   */
  public record DiscriminatorConfig(
      List<String> scales,
      int blockExpansion,
      int maxFeatures,
      int numBlocks,
      boolean spectralNorm,
      boolean useKp,
      double kpVariance) {}

  /**
   * Reads {@code model_params} of a configuration.
   *
   * @param yaml the whole document, as parsed
   * @param origin its file name, for messages
   * @throws kukla.inference.Fault when a key is missing, unknown or of the wrong kind
   */
  public static MotionConfig of(Map<String, ?> yaml, String origin) {
    return MotionConfigReader.read(new Section(origin, "", yaml).section("model_params"));
  }

  /** The keypoint detector, under the checkpoint's name for it. */
  public KeypointDetector newKeypointDetector() {
    return new KeypointDetector("kp_detector", keypointDetector);
  }

  /** The generator, under the checkpoint's name for it. */
  public Generator newGenerator() {
    return Generator.of("generator", generator);
  }

  /** The discriminator, under the checkpoint's name for it. */
  public Discriminator newDiscriminator() {
    return new Discriminator("discriminator", discriminator);
  }
}
