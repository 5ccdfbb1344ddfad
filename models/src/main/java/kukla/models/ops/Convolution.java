package kukla.models.ops;

/**
 * One convolution layer.
 *
 * @param name where its parameters stand in the checkpoint
 * @param out output channels
 * @param kernel side of the square kernel
 * @param padding zeros on each side
 * @param stride every so many pixels are kept, from the first on
 * @param start how training starts it
 * @param exact whether it computes in FP32 even where others need not
 */
public record Convolution(
    String name, int out, int kernel, int padding, int stride, Start start, boolean exact) {

  /** What an untrained layer holds. */
  public enum Start {
    /** Kaiming-uniform weight and uniform bias, as PyTorch starts its layers. */
    UNIFORM,
    /** Zero weight, bias (1, 0, 0, 1) repeated: every output is the 2×2 identity, row-major. */
    IDENTITY_JACOBIANS,
    /** Zero weight and bias. */
    ZERO
  }

  /** Padded so that the size stays. */
  public static Convolution same(String name, int out, int kernel) {
    return new Convolution(name, out, kernel, kernel / 2, 1, Start.UNIFORM, false);
  }

  /** Without padding. */
  public static Convolution valid(String name, int out, int kernel) {
    return new Convolution(name, out, kernel, 0, 1, Start.UNIFORM, false);
  }

  /** A 3×3 kernel that keeps every second pixel of both directions. */
  public static Convolution halving(String name, int out) {
    return new Convolution(name, out, 3, 1, 2, Start.UNIFORM, false);
  }

  /** The same layer with other padding. */
  public Convolution padded(int zeros) {
    return new Convolution(name, out, kernel, zeros, stride, start, exact);
  }

  /** The same layer with another start. */
  public Convolution starting(Start how) {
    return new Convolution(name, out, kernel, padding, stride, how, exact);
  }

  /** The same layer in FP32. */
  public Convolution exactly() {
    return new Convolution(name, out, kernel, padding, stride, start, true);
  }
}
