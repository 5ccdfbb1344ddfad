package kukla.models.motion;

import static kukla.models.ops.Convolution.same;

import kukla.models.ops.Convolution;
import kukla.models.ops.Ops;

/** The blocks that the networks are made of, as the reference names and orders them. */
public final class Blocks {
  private Blocks() {}

  /** Convolution, norm, relu; the size stays. */
  public static <T> T sameSize(Ops<T> ops, T x, String name, int out, int kernel) {
    T y = ops.convolution(x, same(name + ".conv", out, kernel));
    return ops.relu(ops.batchNorm(y, name + ".norm"));
  }

  /** 3×3 convolution, norm, relu, half the size. */
  static <T> T down(Ops<T> ops, T x, String name, int out) {
    return ops.averagePool(sameSize(ops, x, name, out, 3));
  }

  /** 3×3 convolution of every second pixel, norm, relu: half the size without the others' cost. */
  public static <T> T halved(Ops<T> ops, T x, String name, int out) {
    T y = ops.convolution(x, Convolution.halving(name + ".conv", out));
    return ops.relu(ops.batchNorm(y, name + ".norm"));
  }

  /** Twice the size by repetition, 3×3 convolution, norm, relu. */
  static <T> T up(Ops<T> ops, T x, String name, int out) {
    return sameSize(ops, ops.upsampleNearest(x), name, out, 3);
  }

  /** x + conv(relu(norm(conv(relu(norm(x)))))): norm2 folds into conv1, norm1 cannot. */
  static <T> T residual(Ops<T> ops, T x, String name) {
    int channels = (int) ops.shape(x)[1];
    T y = ops.relu(ops.batchNorm(x, name + ".norm1"));
    y = ops.convolution(y, same(name + ".conv1", channels, 3));
    y = ops.relu(ops.batchNorm(y, name + ".norm2"));
    y = ops.convolution(y, same(name + ".conv2", channels, 3));
    return ops.add(y, x);
  }

  /** relu(x + norm(conv(relu(norm(conv(x)))))): both norms fold (He et al., CVPR 2016). */
  public static <T> T foldableResidual(Ops<T> ops, T x, String name) {
    int channels = (int) ops.shape(x)[1];
    T y = sameSize(ops, x, name + ".0", channels, 3);
    y = ops.convolution(y, same(name + ".1.conv", channels, 3));
    y = ops.batchNorm(y, name + ".1.norm");
    return ops.relu(ops.add(y, x));
  }
}
