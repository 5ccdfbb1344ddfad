package kukla.models.evaluate;

import java.util.List;
import java.util.OptionalInt;
import kukla.models.judge.Landmarks;
import org.jspecify.annotations.Nullable;

/**
 * How much the output trembles while the driver holds still: over the driver's stillest second, the
 * standard deviation over frames of output minus driver, mean over points and both axes.
 */
final class Jitter {
  /** A driver that moves more than this even in its stillest second, in pixels, does not count. */
  private static final double STILL = 1;

  /** One frame in a few tells a second's deviation only roughly: so much more is looked into. */
  private static final double ROUGHLY = 1.3;

  private Jitter() {}

  /**
   * The figure, of a model that moves and of one that does not.
   *
   * @param moved pixels, not a number where the driver never holds still or the clip is shorter
   *     than a second
   * @param unmoved the same for the first frame
   */
  record Tremble(double moved, double unmoved) {
    static final Tremble UNKNOWN = new Tremble(Double.NaN, Double.NaN);
  }

  /**
   * @param driver mesh of each frame, one after the other
   * @param output the same for the output
   * @param second frames a second
   */
  static Tremble of(List<Landmarks> driver, List<Landmarks> output, int second) {
    int from = stillestSecond(driver, second);
    if (from < 0 || spread(driver, null, from, second) > STILL) {
      return Tremble.UNKNOWN;
    }
    // what never moves, less the driver, deviates as the driver does
    return new Tremble(spread(output, driver, from, second), spread(driver, null, from, second));
  }

  /**
   * Where to look for the stillest second of a clip of which one frame in a few is known.
   *
   * @param driver meshes of these frames
   * @param second how many of them make a second
   * @return the index in the list of the first of them; empty where the driver surely moves
   */
  static OptionalInt likely(List<Landmarks> driver, int second) {
    int from = stillestSecond(driver, second);
    boolean still = from >= 0 && spread(driver, null, from, second) <= ROUGHLY * STILL;
    return still ? OptionalInt.of(from) : OptionalInt.empty();
  }

  /** Where the second with the least mean standard deviation begins; -1 in a shorter clip. */
  static int stillestSecond(List<Landmarks> driver, int second) {
    int best = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int from = 0; from + second <= driver.size(); from++) {
      double spread = spread(driver, null, from, second);
      if (spread < least) {
        least = spread;
        best = from;
      }
    }
    return best;
  }

  /** Mean over points and axes of the deviation over frames, less another series if given. */
  private static double spread(
      List<Landmarks> meshes, @Nullable List<Landmarks> less, int from, int frames) {
    int numbers = meshes.get(from).points().length;
    double total = 0;
    for (int i = 0; i < numbers; i++) {
      double sum = 0;
      double square = 0;
      for (int t = from; t < from + frames; t++) {
        double value = meshes.get(t).points()[i];
        value -= less == null ? 0 : less.get(t).points()[i];
        sum += value;
        square += value * value;
      }
      double mean = sum / frames;
      total += Math.sqrt(Math.max(0, square / frames - mean * mean)) / numbers;
    }
    return total;
  }
}
