package kukla.models.motion;

import java.util.List;
import kukla.models.ops.Ops;

/** 2×2 matrices in the last two axes, row-major. */
public final class Matrices {
  private Matrices() {}

  /**
   * The inverse in closed form: [a b; c d]⁻¹ = [d −b; −c a] / (ad − bc).
   *
   * @param m (B, K, 2, 2)
   */
  public static <T> T inverse(Ops<T> ops, T m) {
    long[] shape = ops.shape(m);
    T flat = ops.reshape(m, shape[0], shape[1], 4);
    T a = ops.slice(flat, 2, 0, 1);
    T b = ops.slice(flat, 2, 1, 2);
    T c = ops.slice(flat, 2, 2, 3);
    T d = ops.slice(flat, 2, 3, 4);
    T determinant = ops.subtract(ops.multiply(a, d), ops.multiply(b, c));
    T adjugate = ops.concat(List.of(d, ops.scale(b, -1), ops.scale(c, -1), a), 2);
    return ops.reshape(ops.divide(adjugate, determinant), shape);
  }
}
