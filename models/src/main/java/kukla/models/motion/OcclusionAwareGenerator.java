package kukla.models.motion;

import static kukla.models.ops.Convolution.same;

import kukla.models.motion.DenseMotion.Motion;
import kukla.models.motion.MotionConfig.GeneratorConfig;
import kukla.models.ops.Ops;

/**
 * The generator of the paper (sec. 3.2), after Johnson et al.: encode the source, move its features
 * by the dense motion, mask what is occluded, decode every pixel.
 *
 * @param name where its parameters stand, such as {@code generator}
 * @param config its options
 */
record OcclusionAwareGenerator(String name, GeneratorConfig config) implements Generator {

  private DenseMotion denseMotion() {
    return new DenseMotion(
        name + ".dense_motion_network", config.denseMotion(), config.body().alignment());
  }

  private int features(int level) {
    return (int) Math.min(config.maxFeatures(), config.blockExpansion() * (1L << level));
  }

  @Override
  public <T> Source<T> encode(Ops<T> ops, T image) {
    T out = Blocks.sameSize(ops, image, name + ".first", config.blockExpansion(), 7);
    for (int i = 0; i < config.numDownBlocks(); i++) {
      out = Blocks.down(ops, out, name + ".down_blocks." + i, features(i + 1));
    }
    return new Source<>(out, denseMotion().reduce(ops, image), null);
  }

  @Override
  public <T> Drawn<T> draw(
      Ops<T> ops, Source<T> source, KeypointTensors<T> sourcePoints, KeypointTensors<T> driving) {
    Motion<T> motion = denseMotion().forward(ops, source.small(), sourcePoints, driving);
    T out = Warp.apply(ops, source.features(), motion);
    if (motion.occlusionMap() != null) {
      out = ops.multiply(out, Warp.fitted(ops, motion.occlusionMap(), out));
    }
    for (int i = 0; i < config.numBottleneckBlocks(); i++) {
      out = Blocks.residual(ops, out, name + ".bottleneck.r" + i);
    }
    for (int i = 0; i < config.numDownBlocks(); i++) {
      int channels = features(config.numDownBlocks() - i - 1);
      out = Blocks.up(ops, out, name + ".up_blocks." + i, channels);
    }
    out = ops.convolution(out, same(name + ".final", config.numChannels(), 7));
    return new Drawn<>(ops.sigmoid(ops.exact(out)), motion);
  }
}
