package kukla.models.ops;

import java.util.List;

/**
 * The operations that a network is written over. One {@code forward} runs on libtorch tensors
 * ({@code TorchOps}: training, gradients), on a recorder that writes an ONNX graph ({@code
 * OnnxOps}) and on bare shapes ({@link ShapeOps}: which parameters a network has).
 *
 * <p>Pictures and features are (B, C, H, W), x right, y down. Operands of the element-wise
 * operations broadcast as in NumPy. Parameters are addressed by the reference checkpoint's own
 * names.
 *
 * <p>Precision: convolutions may run in BF16 and hand BF16 on; from {@link #exact} on a value is
 * FP32. Whatever becomes a coordinate, a soft-argmax or a 2×2 matrix goes through {@code exact}
 * first.
 *
 * @param <T> a value: a tensor, a graph edge, a shape
 */
public interface Ops<T> {

  /** The dimensions of a value. The caller owns the array. */
  long[] shape(T x);

  /** A constant float32 tensor, row-major. */
  T constant(float[] values, long... shape);

  /** The same numbers in FP32. */
  T exact(T x);

  /**
   * Two-dimensional convolution, zero padding, with the parameters {@code name.weight} (out, in,
   * kernel, kernel) and {@code name.bias} (out).
   */
  T convolution(T x, Convolution layer);

  /**
   * The same with a spectral-normed weight: {@code name.weight_orig} divided by its largest
   * singular value as {@code name.weight_u}, {@code name.weight_v} estimate it (Miyato et al., ICLR
   * 2018).
   */
  T spectralConvolution(T x, Convolution layer);

  /**
   * Batch normalisation over (B, H, W), epsilon 1e-5, momentum 0.1: {@code name.weight}, {@code
   * name.bias}, {@code name.running_mean}, {@code name.running_var}, each (C).
   */
  T batchNorm(T x, String name);

  /** Instance normalisation over (H, W), epsilon 1e-5: {@code name.weight}, {@code name.bias}. */
  T instanceNorm(T x, String name);

  /**
   * The same fixed square filter on every channel, zero padding of half its size, then every {@code
   * stride}-th pixel from 0.
   *
   * @param kernel (size, size), size odd, row-major
   */
  T filter(T x, float[] kernel, int size, int stride);

  T relu(T x);

  T leakyRelu(T x, float slope);

  T sigmoid(T x);

  T exp(T x);

  /** Softmax along one axis. */
  T softmax(T x, int axis);

  /** Mean over 2×2 pixels, half the size. */
  T averagePool(T x);

  /** Each pixel twice in both directions. */
  T upsampleNearest(T x);

  /** Bilinear resize to (height, width), corners not aligned. */
  T resizeBilinear(T x, long height, long width);

  /** (B, C·b², H, W) to (B, C, H·b, W·b); channel c·b² + i·b + j goes to row i, column j. */
  T depthToSpace(T x, int block);

  /** What stands outside of a picture that is sampled. */
  enum Outside {
    ZERO,
    /** The nearest pixel of the edge. */
    EDGE
  }

  /**
   * Bilinear sampling, corners not aligned: the outer sides of the outermost pixels are at ±1.
   *
   * @param x (B, C, H, W)
   * @param grid (B, H', W', 2): x then y in [-1, 1]
   * @return (B, C, H', W')
   */
  T gridSample(T x, T grid, Outside outside);

  T concat(List<T> parts, int axis);

  T add(T a, T b);

  T subtract(T a, T b);

  T multiply(T a, T b);

  T divide(T a, T b);

  /** {@code x · factor}. */
  T scale(T x, float factor);

  /** Matrix product over the last two axes, the leading ones broadcast. */
  T matmul(T a, T b);

  /** Sum along one axis, which disappears. */
  T sum(T x, int axis);

  T reshape(T x, long... shape);

  T transpose(T x, int... axes);

  /** Elements {@code from} (inclusive) to {@code to} (exclusive) along one axis. */
  T slice(T x, int axis, long from, long to);
}
