package kukla.models.motion;

import kukla.models.ops.Ops;

/** Moves pictures and features along a deformation. */
public final class Warp {
  private Warp() {}

  /**
   * Samples {@code x} where the deformation points, which is first resized to the size of {@code
   * x}.
   *
   * @param x (B, C, H, W)
   * @param deformation (B, h, w, 2), x then y in [-1, 1]
   */
  public static <T> T apply(Ops<T> ops, T x, T deformation) {
    long[] to = ops.shape(x);
    long[] from = ops.shape(deformation);
    if (from[1] == to[2] && from[2] == to[3]) {
      return ops.gridSample(x, deformation);
    }
    T planes = ops.transpose(deformation, 0, 3, 1, 2);
    T resized = ops.resizeBilinear(planes, to[2], to[3]);
    return ops.gridSample(x, ops.transpose(resized, 0, 2, 3, 1));
  }

  /** {@code map} at the size of {@code x}. */
  public static <T> T fitted(Ops<T> ops, T map, T x) {
    long[] to = ops.shape(x);
    long[] from = ops.shape(map);
    return from[2] == to[2] && from[3] == to[3] ? map : ops.resizeBilinear(map, to[2], to[3]);
  }
}
