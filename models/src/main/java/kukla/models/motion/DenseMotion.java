package kukla.models.motion;

import static kukla.models.ops.Convolution.same;

import java.util.List;
import kukla.models.motion.MotionConfig.DenseMotionConfig;
import kukla.models.ops.Ops;
import org.jspecify.annotations.Nullable;

/**
 * Blends the local motions of the keypoints into one: T_k(z) = s_k + J_s·J_d⁻¹·(z − d_k) for each
 * keypoint and the identity for the background (eq. 4), heat-map differences (eq. 6) and the source
 * deformed by each motion (eq. 7) go through an hourglass, whose masks weigh the motions (eq. 8)
 * and whose occlusion map tells what of the warped source may be kept.
 *
 * @param name where its parameters stand, such as {@code generator.dense_motion_network}
 * @param config its options
 * @param alignment how coordinates meet pixels
 */
public record DenseMotion(String name, DenseMotionConfig config, Alignment alignment) {

  /**
   * What comes out, at the size that went in.
   *
   * @param deformation where each driving pixel looks in the source: (B, h, w, 2), x then y in [-1,
   *     1], FP32
   * @param occlusionMap (B, 1, h, w) in [0, 1], FP32; null where the model estimates none
   * @param mask weights of background and keypoints, (B, K+1, h, w), FP32
   * @param alignment how the deformation's grid lies over finer pictures
   */
  public record Motion<T>(T deformation, @Nullable T occlusionMap, T mask, Alignment alignment) {}

  /** The source at the size where motion is computed, from the full picture. */
  public <T> T reduce(Ops<T> ops, T image) {
    return AntiAlias.reduce(ops, image, config.scaleFactor());
  }

  /**
   * @param small the reduced source, RGB in [0, 1], (B, 3, h, w)
   */
  public <T> Motion<T> forward(
      Ops<T> ops, T small, KeypointTensors<T> source, KeypointTensors<T> driving) {
    long[] shape = ops.shape(small);
    long b = shape[0];
    long h = shape[2];
    long w = shape[3];
    int motions = config.numKp() + 1;
    float[] xs = Grid.line(w, alignment.reach(w, config.scaleFactor()));
    float[] ys = Grid.line(h, alignment.reach(h, config.scaleFactor()));

    T sparseMotion =
        ops.reshape(
            ops.matmul(affineMaps(ops, source, driving), Grid.homogeneous(ops, xs, ys)),
            b,
            motions,
            2,
            h,
            w);
    if (alignment == Alignment.EXACT) {
      sparseMotion = ops.scale(sparseMotion, alignment.beforeSampling(w / config.scaleFactor()));
    }
    T grids = ops.reshape(ops.transpose(sparseMotion, 0, 1, 3, 4, 2), b, motions * h, w, 2);
    T deformed =
        ops.transpose(
            ops.reshape(
                ops.gridSample(small, grids, Warp.outside(alignment)), b, shape[1], motions, h, w),
            0,
            2,
            1,
            3,
            4);

    T heat = ops.reshape(heatMaps(ops, source, driving, xs, ys), b, motions, 1, h, w);
    T input =
        ops.reshape(ops.concat(List.of(heat, deformed), 2), b, motions * (shape[1] + 1), h, w);
    T features =
        new Hourglass(
                name + ".hourglass",
                config.blockExpansion(),
                config.numBlocks(),
                config.maxFeatures())
            .forward(ops, input);

    T logits = ops.convolution(features, same(name + ".mask", motions, config.headKernel()));
    T mask = ops.softmax(ops.exact(logits), 1);
    T blended = ops.multiply(sparseMotion, ops.reshape(mask, b, motions, 1, h, w));
    T deformation = ops.transpose(ops.sum(blended, 1), 0, 2, 3, 1);
    T occlusionMap =
        config.estimateOcclusionMap()
            ? ops.sigmoid(
                ops.exact(
                    ops.convolution(features, same(name + ".occlusion", 1, config.headKernel()))))
            : null;
    return new Motion<>(deformation, occlusionMap, mask, alignment);
  }

  /** Rows [A | t] of every motion, background first: (B, (K+1)·2, 3); z ↦ A·z + t. */
  private <T> T affineMaps(Ops<T> ops, KeypointTensors<T> source, KeypointTensors<T> driving) {
    long b = ops.shape(source.values())[0];
    int k = config.numKp();
    T linear =
        source.jacobians() == null || driving.jacobians() == null
            ? repeated(ops, new float[] {1, 0, 0, 1}, b, k, 2, 2)
            : ops.matmul(source.jacobians(), Matrices.inverse(ops, driving.jacobians()));
    T d = ops.reshape(driving.values(), b, k, 2, 1);
    T s = ops.reshape(source.values(), b, k, 2, 1);
    T offset = ops.subtract(s, ops.matmul(linear, d));
    T keypoints = ops.concat(List.of(linear, offset), 3);
    T background = repeated(ops, new float[] {1, 0, 0, 0, 1, 0}, b, 1, 2, 3);
    return ops.reshape(ops.concat(List.of(background, keypoints), 1), b, (k + 1) * 2L, 3);
  }

  private <T> T heatMaps(
      Ops<T> ops, KeypointTensors<T> source, KeypointTensors<T> driving, float[] xs, float[] ys) {
    double variance = config.kpVariance();
    long b = ops.shape(source.values())[0];
    long h = ys.length;
    long w = xs.length;
    T difference =
        ops.subtract(
            Grid.gaussians(ops, driving.values(), xs, ys, variance),
            Grid.gaussians(ops, source.values(), xs, ys, variance));
    T background = ops.constant(new float[(int) (b * h * w)], b, 1, h, w);
    return ops.concat(List.of(background, difference), 1);
  }

  private static <T> T repeated(Ops<T> ops, float[] once, long b, long k, long rows, long columns) {
    float[] values = new float[(int) (b * k * rows * columns)];
    for (int i = 0; i < values.length; i++) {
      values[i] = once[i % once.length];
    }
    return ops.constant(values, b, k, rows, columns);
  }
}
