package kukla.models.motion;

import static kukla.models.ops.Convolution.same;

import java.util.List;
import kukla.models.motion.DenseMotion.Motion;
import kukla.models.motion.MotionConfig.GeneratorConfig;
import kukla.models.ops.Convolution.Start;
import kukla.models.ops.Ops;

/**
 * A generator for CPUs: it works at a quarter of the resolution, comes up by sub-pixel convolution
 * (Shi et al., CVPR 2016), and draws only where the warped source picture itself will not do: the
 * prediction is keep · warped + (1 − keep) · drawn, with {@code keep} learned per pixel. What is
 * not moved stays sharp and still.
 *
 * @param name where its parameters stand, such as {@code generator}
 * @param config its options; {@code blockExpansion} is the number of channels at a quarter
 */
record LiteGenerator(String name, GeneratorConfig config) implements Generator {
  private static final int QUARTER = 4;

  private DenseMotion denseMotion() {
    return new DenseMotion(
        name + ".dense_motion_network", config.denseMotion(), config.body().alignment());
  }

  @Override
  public <T> Source<T> encode(Ops<T> ops, T image) {
    int channels = config.blockExpansion();
    T out = Blocks.sameSize(ops, spaceToDepth(ops, image, QUARTER), name + ".first", channels, 3);
    for (int i = 0; i < config.numDownBlocks(); i++) {
      out = Blocks.foldableResidual(ops, out, name + ".encoder." + i);
    }
    return new Source<>(out, denseMotion().reduce(ops, image), image);
  }

  @Override
  public <T> Drawn<T> draw(
      Ops<T> ops, Source<T> source, KeypointTensors<T> sourcePoints, KeypointTensors<T> driving) {
    if (source.image() == null) {
      throw new IllegalArgumentException("expected a source with its picture, found none");
    }
    Motion<T> motion = denseMotion().forward(ops, source.small(), sourcePoints, driving);
    T warped = Warp.apply(ops, source.image(), motion);

    T out = Warp.apply(ops, source.features(), motion);
    if (motion.occlusionMap() != null) {
      out = ops.multiply(out, Warp.fitted(ops, motion.occlusionMap(), out));
    }
    for (int i = 0; i < config.numBottleneckBlocks(); i++) {
      out = Blocks.foldableResidual(ops, out, name + ".bottleneck." + i);
    }

    int half = config.halfFeatures();
    out = Blocks.sameSize(ops, out, name + ".up", half * 4, 3);
    out = ops.depthToSpace(out, 2);
    out = ops.concat(List.of(out, spaceToDepth(ops, warped, 2)), 1);
    out = Blocks.sameSize(ops, out, name + ".half", half, 3);
    T drawn = ops.convolution(out, same(name + ".final", 4 * 4, 3).starting(Start.UNIFORM));
    drawn = ops.sigmoid(ops.exact(ops.depthToSpace(drawn, 2)));

    T keep = ops.slice(drawn, 1, 3, 4);
    T colour = ops.slice(drawn, 1, 0, 3);
    T prediction = ops.add(colour, ops.multiply(keep, ops.subtract(warped, colour)));
    return new Drawn<>(prediction, motion);
  }

  /** (B, C, H, W) to (B, C·b², H/b, W/b): the inverse of depth to space. */
  private static <T> T spaceToDepth(Ops<T> ops, T x, int block) {
    long[] s = ops.shape(x);
    long h = s[2] / block;
    long w = s[3] / block;
    T split = ops.reshape(x, s[0], s[1], h, block, w, block);
    T moved = ops.transpose(split, 0, 1, 3, 5, 2, 4);
    return ops.reshape(moved, s[0], s[1] * block * block, h, w);
  }
}
