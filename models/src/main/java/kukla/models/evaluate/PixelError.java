package kukla.models.evaluate;

import kukla.inference.image.Image;

/**
 * The difference between two pictures of one size, RGB in [0, 1].
 *
 * @param l1 mean absolute difference
 * @param psnr peak signal-to-noise ratio, decibels
 */
record PixelError(double l1, double psnr) {
  /** The most that is told of equal pictures, whose ratio has no bound. */
  private static final double MOST_DECIBELS = 100;

  static PixelError between(Image a, Image b) {
    b.check(a.width(), a.height(), a.order());
    int wide = a.width() * a.order().channels();
    byte[] one = new byte[wide];
    byte[] other = new byte[wide];
    long sum = 0;
    long square = 0;
    for (int y = 0; y < a.height(); y++) {
      a.pixels().get(y * a.stride(), one);
      b.pixels().get(y * b.stride(), other);
      for (int i = 0; i < wide; i++) {
        int difference = (one[i] & 0xff) - (other[i] & 0xff);
        sum += Math.abs(difference);
        square += (long) difference * difference;
      }
    }
    double samples = (double) wide * a.height();
    double power = square / samples / (255.0 * 255.0);
    double decibels = power == 0 ? MOST_DECIBELS : -10 * Math.log10(power);
    return new PixelError(sum / samples / 255, Math.min(MOST_DECIBELS, decibels));
  }
}
