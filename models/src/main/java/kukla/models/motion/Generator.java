package kukla.models.motion;

import kukla.models.motion.DenseMotion.Motion;
import kukla.models.motion.MotionConfig.GeneratorConfig;
import kukla.models.ops.Ops;
import org.jspecify.annotations.Nullable;

/**
 * Draws the source moved as the driving keypoints say. What depends only on the source runs once.
 */
public sealed interface Generator permits OcclusionAwareGenerator, LiteGenerator {

  /** The generator that a configuration describes. */
  static Generator of(String name, GeneratorConfig config) {
    return switch (config.body()) {
      case OFFICIAL -> new OcclusionAwareGenerator(name, config);
      case LITE -> new LiteGenerator(name, config);
    };
  }

  /**
   * What the generator keeps of a source.
   *
   * @param features encoded, (B, C, H/2ⁿ, W/2ⁿ)
   * @param small the picture at the size where motion is computed, (B, 3, h, w)
   * @param image the picture, (B, 3, H, W); null where the body draws every pixel from features
   */
  record Source<T>(T features, T small, @Nullable T image) {}

  /**
   * What the generator gives for one frame.
   *
   * @param prediction RGB in [0, 1], (B, 3, H, W)
   * @param motion how the source was moved
   */
  record Drawn<T>(T prediction, Motion<T> motion) {}

  /**
   * @param image RGB in [0, 1], (B, 3, H, W)
   */
  <T> Source<T> encode(Ops<T> ops, T image);

  /** Moves an encoded source from its own keypoints to the driving ones. */
  <T> Drawn<T> draw(
      Ops<T> ops, Source<T> source, KeypointTensors<T> sourcePoints, KeypointTensors<T> driving);
}
