package kukla.models.motion;

import kukla.models.ops.Ops;

/**
 * Band-limited reduction by 1/scale: a Gaussian of σ = (1/scale − 1)/2 over 2·round(4σ)+1 pixels,
 * zero padding, then every 1/scale-th pixel from 0.
 */
public final class AntiAlias {
  private AntiAlias() {}

  /**
   * @param x (B, C, H, W)
   * @param scale 1 or less
   * @return (B, C, H·scale, W·scale)
   */
  public static <T> T reduce(Ops<T> ops, T x, double scale) {
    if (scale == 1) {
      return x;
    }
    int size = side(scale);
    return ops.filter(x, gaussian(size, sigma(scale)), size, (int) (1 / scale));
  }

  /** Pixels a side of the filter. */
  public static int side(double scale) {
    return 2 * (int) Math.rint(sigma(scale) * 4) + 1;
  }

  private static double sigma(double scale) {
    return (1 / scale - 1) / 2;
  }

  private static float[] gaussian(int size, double sigma) {
    double mean = (size - 1) / 2.0;
    double[] line = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      line[i] = Math.exp(-(i - mean) * (i - mean) / (2 * sigma * sigma));
      sum += line[i];
    }
    float[] kernel = new float[size * size];
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = (float) (line[i / size] * line[i % size] / (sum * sum));
    }
    return kernel;
  }
}
