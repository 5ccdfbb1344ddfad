package kukla.models.motion;

import kukla.models.motion.DenseMotion.Motion;
import kukla.models.ops.Ops;
import kukla.models.ops.Ops.Outside;

/** Moves pictures and features along a deformation. */
public final class Warp {
  private Warp() {}

  /**
   * Samples {@code x} where the motion's deformation points, which is first resized to the size of
   * {@code x}.
   *
   * @param x (B, C, H, W)
   */
  public static <T> T apply(Ops<T> ops, T x, Motion<T> motion) {
    T fine =
        switch (motion.alignment()) {
          case REFERENCE -> resized(ops, motion.deformation(), ops.shape(x));
          case EXACT -> displaced(ops, motion.deformation(), ops.shape(x));
        };
    return ops.gridSample(x, fine, outside(motion.alignment()));
  }

  /** The reference shows black outside of the source; the edge goes on where we may choose. */
  static Outside outside(Alignment alignment) {
    return alignment == Alignment.EXACT ? Outside.EDGE : Outside.ZERO;
  }

  /** {@code map} at the size of {@code x}. */
  public static <T> T fitted(Ops<T> ops, T map, T x) {
    long[] to = ops.shape(x);
    long[] from = ops.shape(map);
    return from[2] == to[2] && from[3] == to[3] ? map : ops.resizeBilinear(map, to[2], to[3]);
  }

  private static <T> T resized(Ops<T> ops, T deformation, long[] to) {
    long[] from = ops.shape(deformation);
    if (from[1] == to[2] && from[2] == to[3]) {
      return deformation;
    }
    T planes = ops.transpose(deformation, 0, 3, 1, 2);
    return ops.transpose(ops.resizeBilinear(planes, to[2], to[3]), 0, 2, 3, 1);
  }

  /** Resizes the way from each pixel to where it looks, so that no way stays none at the edges. */
  private static <T> T displaced(Ops<T> ops, T deformation, long[] to) {
    long[] from = ops.shape(deformation);
    if (from[1] == to[2] && from[2] == to[3]) {
      return deformation;
    }
    T way = ops.subtract(deformation, centres(ops, from[1], from[2]));
    return ops.add(resized(ops, way, to), centres(ops, to[2], to[3]));
  }

  /** Where the pixels are when the outermost ones' sides are at ±1: (1, h, w, 2). */
  private static <T> T centres(Ops<T> ops, long h, long w) {
    return ops.reshape(
        Grid.points(ops, Grid.line(w, (w - 1.0) / w), Grid.line(h, (h - 1.0) / h)), 1, h, w, 2);
  }
}
