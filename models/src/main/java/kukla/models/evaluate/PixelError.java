package kukla.models.evaluate;

import kukla.inference.image.Image;

/** Differences between pictures of one size, RGB in [0, 1], summed over the frames of a clip. */
final class PixelError {
  private double absolute;
  private double decibels;
  private int frames;
  private byte[] one = {};
  private byte[] other = {};

  /** The most that is told of equal pictures, whose ratio has no bound. */
  private static final double MOST_DECIBELS = 100;

  void add(Image a, Image b) {
    int wide = a.width() * a.order().channels();
    if (a.width() != b.width() || a.height() != b.height() || a.order() != b.order()) {
      throw new IllegalArgumentException("expected pictures alike, found " + a + " and " + b);
    }
    if (one.length < wide) {
      one = new byte[wide];
      other = new byte[wide];
    }
    long sum = 0;
    long square = 0;
    for (int y = 0; y < a.height(); y++) {
      a.pixels().get(y * a.stride(), one, 0, wide);
      b.pixels().get(y * b.stride(), other, 0, wide);
      for (int i = 0; i < wide; i++) {
        int difference = (one[i] & 0xff) - (other[i] & 0xff);
        sum += Math.abs(difference);
        square += (long) difference * difference;
      }
    }
    double samples = (double) wide * a.height();
    absolute += sum / samples / 255;
    double power = square / samples / (255.0 * 255.0);
    decibels += Math.min(MOST_DECIBELS, power == 0 ? MOST_DECIBELS : -10 * Math.log10(power));
    frames++;
  }

  /** Mean absolute difference. */
  double l1() {
    return absolute / frames;
  }

  /** Peak signal-to-noise ratio, mean over frames. */
  double psnr() {
    return decibels / frames;
  }
}
