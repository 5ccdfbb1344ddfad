package kukla.models.synth;

import java.util.ArrayList;
import java.util.List;

/**
 * How head and shoulders are carried: they wander, nod, shake, tilt, sway and breathe, more while
 * somebody speaks.
 */
final class Bearing {
  private static final float DEGREE = (float) (Math.PI / 180);

  /** A few swings about one axis that grow and fade: yes, no, or a tilt that stays a while. */
  private record Gesture(double begin, double length, int axis, double hertz, float degrees) {
    float at(double t) {
      double s = (t - begin) / length;
      if (s <= 0 || s >= 1) {
        return 0;
      }
      double window = Math.sin(Math.PI * s) * Math.sin(Math.PI * s);
      double swing = hertz == 0 ? 1 : Math.sin(2 * Math.PI * hertz * (t - begin));
      return (float) (degrees * window * swing);
    }
  }

  private final SmoothNoise[] wander = new SmoothNoise[11];
  private final List<Gesture> gestures = new ArrayList<>();
  private final float[] reach;
  private final double breath;
  private final double warmUpSeconds;

  /**
   * @param warmUpSeconds how long it takes to leave rest
   */
  Bearing(Dice dice, double seconds, boolean lively, double warmUpSeconds) {
    this.warmUpSeconds = warmUpSeconds;
    for (int i = 0; i < wander.length; i++) {
      wander[i] = new SmoothNoise(dice, dice.range(0.35, 0.9));
    }
    reach =
        lively
            ? new float[] {
              dice.range(12, 48),
              dice.range(8, 28),
              dice.range(6, 24),
              dice.range(0.5, 3),
              dice.range(0.5, 2),
              dice.range(0.5, 4)
            }
            : new float[] {dice.range(16, 22), dice.range(7, 10), dice.range(5, 8), 0.8f, 0.5f, 1f};
    breath = dice.range(0.2, 0.35);
    double t = dice.range(0.5, 3);
    while (t < seconds) {
      Gesture gesture =
          switch (dice.below(4)) {
            case 0 -> new Gesture(t, dice.range(0.8, 1.8), 0, dice.range(1.2, 2.2), swing(dice, 9));
            case 1, 2 ->
                new Gesture(t, dice.range(0.7, 1.6), 1, dice.range(1.3, 2.4), swing(dice, 8));
            default -> new Gesture(t, dice.range(1, 3), 2, 0, swing(dice, 12));
          };
      gestures.add(gesture);
      t += gesture.length + dice.range(0.5, lively ? 4 : 6);
    }
  }

  private static float swing(Dice dice, double most) {
    return dice.range(most / 3, most) * dice.pick(-1f, 1f);
  }

  /**
   * Yaw, pitch, roll in radians, then x, y, z in centimetres.
   *
   * @param stress of speech, 0 to 1
   */
  float[] at(double t, float stress) {
    float warm = warm(t);
    float[] turn = {
      reach[0] * (wander[0].at(t) + 0.25f * wander[1].at(2 * t))
          + 2.5f * stress * wander[9].at(5 * t),
      reach[1] * (wander[2].at(t) + 0.3f * wander[3].at(2.5 * t))
          + 3 * stress * wander[10].at(6 * t),
      reach[2] * wander[4].at(t)
    };
    for (Gesture gesture : gestures) {
      turn[gesture.axis] += gesture.at(t);
    }
    float air = (float) (0.12 * Math.sin(2 * Math.PI * breath * t));
    return new float[] {
      within(warm * turn[0], 42) * DEGREE,
      within(warm * turn[1], 26) * DEGREE,
      within(warm * turn[2], 22) * DEGREE,
      warm * reach[3] * wander[6].at(t),
      warm * (reach[4] * wander[7].at(t) + air),
      warm * reach[5] * wander[8].at(t)
    };
  }

  /** 0 at rest to 1, once the performance has begun. */
  float warm(double t) {
    return (float) Math.min(1, t >= warmUpSeconds ? 1 : t / warmUpSeconds);
  }

  /** A brow that wanders along, −1 to 1. */
  float brow(double t) {
    return wander[5].at(2 * t);
  }

  /** Bends towards a limit instead of stopping at it. */
  private static float within(float value, float most) {
    float soft = 0.7f * most;
    float over = Math.abs(value) - soft;
    return over <= 0
        ? value
        : Math.signum(value) * (soft + (most - soft) * (float) Math.tanh(over / (most - soft)));
  }
}
