package kukla.models.motion;

import kukla.models.ops.Ops;

/** Coordinates of pixels and Gaussians on them. */
final class Grid {
  private Grid() {}

  /**
   * Coordinates of {@code count} pixel centres in a row.
   *
   * @param reach where the last one is; the first is at −reach
   */
  static float[] line(long count, double reach) {
    float[] line = new float[(int) count];
    for (int i = 0; i < count; i++) {
      line[i] = (float) (reach * (2.0 * i / (count - 1) - 1));
    }
    return line;
  }

  /**
   * (height · width, 2): x then y of every pixel, row-major.
   *
   * @param xs coordinates along a row
   * @param ys coordinates along a column
   */
  static <T> T points(Ops<T> ops, float[] xs, float[] ys) {
    float[] points = new float[xs.length * ys.length * 2];
    for (int i = 0; i < xs.length * ys.length; i++) {
      points[2 * i] = xs[i % xs.length];
      points[2 * i + 1] = ys[i / xs.length];
    }
    return ops.constant(points, (long) ys.length * xs.length, 2);
  }

  /**
   * (3, height · width): x, y, 1 of every pixel, row-major.
   *
   * @param xs coordinates along a row
   * @param ys coordinates along a column
   */
  static <T> T homogeneous(Ops<T> ops, float[] xs, float[] ys) {
    int n = xs.length * ys.length;
    float[] points = new float[3 * n];
    for (int i = 0; i < n; i++) {
      points[i] = xs[i % xs.length];
      points[n + i] = ys[i / xs.length];
      points[2 * n + i] = 1;
    }
    return ops.constant(points, 3, n);
  }

  /**
   * exp(−|z − p|² / (2·variance)) for every point p: the product of its two directions.
   *
   * @param values (B, K, 2)
   * @param xs coordinates along a row
   * @param ys coordinates along a column
   * @return (B, K, ys, xs)
   */
  static <T> T gaussians(Ops<T> ops, T values, float[] xs, float[] ys, double variance) {
    long[] shape = ops.shape(values);
    T x = ops.reshape(ops.slice(values, 2, 0, 1), shape[0], shape[1], 1, 1);
    T y = ops.reshape(ops.slice(values, 2, 1, 2), shape[0], shape[1], 1, 1);
    T alongX = bell(ops, ops.constant(xs, 1, 1, 1, xs.length), x, variance);
    T alongY = bell(ops, ops.constant(ys, 1, 1, ys.length, 1), y, variance);
    return ops.multiply(alongY, alongX);
  }

  private static <T> T bell(Ops<T> ops, T line, T centre, double variance) {
    T distance = ops.subtract(line, centre);
    return ops.exp(ops.scale(ops.multiply(distance, distance), (float) (-0.5 / variance)));
  }
}
