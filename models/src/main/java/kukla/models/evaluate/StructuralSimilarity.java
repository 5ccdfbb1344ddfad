package kukla.models.evaluate;

import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;

/**
 * SSIM of two RGB pictures: Wang, Bovik, Sheikh, Simoncelli, "Image Quality Assessment: From Error
 * Visibility to Structural Similarity", IEEE Transactions on Image Processing 2004. Of their luma
 * (BT.601, 0 … 255), in Gaussian windows of 11×11, σ 1.5, that lie wholly inside; K₁ 0.01, K₂ 0.03.
 */
final class StructuralSimilarity {
  /** Pixels a side of a window. */
  static final int WINDOW = 11;

  private static final double SIGMA = 1.5;
  private static final float C1 = (float) Math.pow(0.01 * 255, 2);
  private static final float C2 = (float) Math.pow(0.03 * 255, 2);
  private static final float[] KERNEL = kernel();

  private StructuralSimilarity() {}

  /** In [-1, 1], 1 for equal pictures; both at least {@link #WINDOW} wide and high. */
  static double between(Image a, Image b) {
    b.check(a.width(), a.height(), a.order());
    a.check(a.width(), a.height(), ChannelOrder.RGB);
    if (Math.min(a.width(), a.height()) < WINDOW) {
      throw new IllegalArgumentException("expected a picture as large as a window, found " + a);
    }
    int width = a.width();
    float[] x = luma(a);
    float[] y = luma(b);
    float[] meanX = blurred(x, width);
    float[] meanY = blurred(y, width);
    float[] meanXx = blurred(product(x, x), width);
    float[] meanYy = blurred(product(y, y), width);
    float[] meanXy = blurred(product(x, y), width);
    double sum = 0;
    for (int i = 0; i < meanX.length; i++) {
      float mx = meanX[i];
      float my = meanY[i];
      float varianceX = meanXx[i] - mx * mx;
      float varianceY = meanYy[i] - my * my;
      float covariance = meanXy[i] - mx * my;
      sum +=
          (2 * mx * my + C1)
              * (2 * covariance + C2)
              / ((mx * mx + my * my + C1) * (varianceX + varianceY + C2));
    }
    return sum / meanX.length;
  }

  private static float[] kernel() {
    float[] kernel = new float[WINDOW];
    double sum = 0;
    for (int i = 0; i < WINDOW; i++) {
      double away = i - (WINDOW - 1) / 2.0;
      kernel[i] = (float) Math.exp(-away * away / (2 * SIGMA * SIGMA));
      sum += kernel[i];
    }
    for (int i = 0; i < WINDOW; i++) {
      kernel[i] /= (float) sum;
    }
    return kernel;
  }

  private static float[] luma(Image picture) {
    byte[] row = new byte[3 * picture.width()];
    float[] luma = new float[picture.width() * picture.height()];
    for (int y = 0; y < picture.height(); y++) {
      picture.pixels().get(y * picture.stride(), row);
      for (int x = 0; x < picture.width(); x++) {
        luma[y * picture.width() + x] =
            0.299f * (row[3 * x] & 0xff)
                + 0.587f * (row[3 * x + 1] & 0xff)
                + 0.114f * (row[3 * x + 2] & 0xff);
      }
    }
    return luma;
  }

  private static float[] product(float[] a, float[] b) {
    float[] product = new float[a.length];
    for (int i = 0; i < a.length; i++) {
      product[i] = a[i] * b[i];
    }
    return product;
  }

  /** Without the border that no whole window reaches. */
  private static float[] blurred(float[] picture, int width) {
    int height = picture.length / width;
    int across = width - WINDOW + 1;
    int down = height - WINDOW + 1;
    float[] rows = new float[across * height];
    for (int y = 0; y < height; y++) {
      for (int tap = 0; tap < WINDOW; tap++) {
        float weight = KERNEL[tap];
        int from = y * width + tap;
        for (int x = 0; x < across; x++) {
          rows[y * across + x] += weight * picture[from + x];
        }
      }
    }
    float[] result = new float[across * down];
    for (int y = 0; y < down; y++) {
      for (int tap = 0; tap < WINDOW; tap++) {
        float weight = KERNEL[tap];
        int from = (y + tap) * across;
        for (int x = 0; x < across; x++) {
          result[y * across + x] += weight * rows[from + x];
        }
      }
    }
    return result;
  }
}
