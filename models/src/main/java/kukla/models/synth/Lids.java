package kukla.models.synth;

import java.util.ArrayList;
import java.util.List;

/**
 * Blinks: closed within a tenth of a second, opened more slowly; most of them whole, some half,
 * some in pairs, some with one eye.
 */
final class Lids {
  /**
   * @param depth how far the lids close, 0 to 1
   * @param left whether the left eye takes part
   * @param right whether the right eye takes part
   */
  private record Blink(
      double begin,
      double close,
      double hold,
      double open,
      float depth,
      boolean left,
      boolean right) {

    float at(double t) {
      double s = (t - begin) / close;
      if (s < 1) {
        return depth * smooth(s);
      }
      double after = (t - begin - close - hold) / open;
      // opens quickly at first, then creeps
      return after <= 0 ? depth : depth * (1 - smooth(Math.pow(Math.min(1, after), 0.7)));
    }

    private static float smooth(double s) {
      double x = Math.max(0, Math.min(1, s));
      return (float) (x * x * (3 - 2 * x));
    }
  }

  private final List<Blink> blinks = new ArrayList<>();
  private final float rest;

  /**
   * @param saccades times at which the eyes jump far, where people like to blink
   * @param lively true for one who also closes the eyes for long, winks and looks sleepy
   */
  Lids(Dice dice, double seconds, boolean lively, List<Double> saccades) {
    rest = lively && dice.chance(0.25) ? dice.range(0.1, 0.45) : dice.range(0, 0.08);
    double t = dice.range(0.2, 2);
    while (t < seconds) {
      t += one(dice, t, lively) + (lively ? dice.range(0.4, 3.0) : dice.range(1.3, 4.5));
    }
    for (double saccade : saccades) {
      if (dice.chance(0.35)) {
        one(dice, saccade - 0.03, false);
      }
    }
  }

  /** Adds one blink, or two; how long they take. */
  private double one(Dice dice, double t, boolean lively) {
    float kind = dice.unit();
    double close = dice.range(0.07, 0.12);
    double hold = dice.range(0.01, 0.05);
    double open = dice.range(0.14, 0.26);
    boolean left = true;
    boolean right = true;
    float depth = 1;
    if (kind < 0.13) {
      depth = dice.range(0.3, 0.8);
    } else if (kind < 0.23) {
      blinks.add(new Blink(t, close, hold, open, 1, true, true));
      t += close + hold + open * dice.range(0.5, 1);
    } else if (lively && kind < 0.48) {
      close = dice.range(0.15, 0.4);
      hold = dice.range(0.2, 1.3);
      open = dice.range(0.2, 0.6);
      depth = dice.chance(0.25) ? dice.range(0.4, 0.9) : 1;
    } else if (lively && kind < 0.58) {
      left = dice.chance(0.5);
      right = !left;
      close = dice.range(0.1, 0.2);
      hold = dice.range(0.15, 0.6);
    }
    blinks.add(new Blink(t, close, hold, open, depth, left, right));
    return close + hold + open;
  }

  /** How far an eye is closed, 0 to 1. */
  float closed(boolean left, double t) {
    float most = rest;
    for (Blink blink : blinks) {
      if (left ? blink.left : blink.right) {
        most = Math.max(most, blink.at(t));
      }
    }
    return most;
  }
}
