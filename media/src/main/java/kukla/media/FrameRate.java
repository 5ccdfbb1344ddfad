package kukla.media;

/**
 * Frames a second as an exact fraction: 30/1, or 30000/1001 for NTSC.
 *
 * @param numerator frames
 * @param denominator seconds
 */
public record FrameRate(int numerator, int denominator) {
  public FrameRate {
    if (numerator <= 0 || denominator <= 0) {
      throw new IllegalArgumentException(
          "expected a positive frame rate, found " + numerator + "/" + denominator);
    }
  }

  /** The nearest fraction of thousandths. */
  public static FrameRate of(double framesPerSecond) {
    return framesPerSecond == Math.rint(framesPerSecond)
        ? new FrameRate((int) framesPerSecond, 1)
        : new FrameRate((int) Math.round(framesPerSecond * 1000), 1000);
  }

  /** As a number, rounded. */
  public double framesPerSecond() {
    return (double) numerator / denominator;
  }
}
