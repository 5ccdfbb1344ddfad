package kukla.models.synth;

import java.util.ArrayList;
import java.util.List;

/**
 * Somebody's acting: what the face does at every time, smooth and the same for the same seed. Head,
 * gaze, lids, speech and mood run beside each other, each a list of events or a wandering number.
 */
final class Performance {
  /** How lively: from a quiet talk to a training performance that shows everything. */
  enum Energy {
    CALM,
    LIVELY
  }

  private static final float DEGREE = (float) (Math.PI / 180);

  /** Weights that come and go. */
  @SuppressWarnings("ArrayRecordComponent") // made once, never changed
  private record Event(double begin, double rise, double hold, double fall, float[] weights) {
    float at(double t) {
      double up = (t - begin) / rise;
      double down = (begin + rise + hold + fall - t) / fall;
      double level = Math.max(0, Math.min(1, Math.min(up, down)));
      return (float) (level * level * (3 - 2 * level));
    }
  }

  private record Look(double begin, float yaw, float pitch) {}

  private final HeadModel model;
  private final List<Event> acts = new ArrayList<>();
  private final List<Event> blinks = new ArrayList<>();
  private final List<Look> looks = new ArrayList<>();
  private final SmoothNoise[] wander = new SmoothNoise[12];
  private final float[] reach;
  private final float lidRest;

  /** A calm performance begins at rest and takes this long to warm up. */
  private final double warmUpSeconds;

  /**
   * @param seconds how long it lasts
   */
  Performance(HeadModel model, long seed, Energy energy, double seconds) {
    this.model = model;
    Dice dice = new Dice(seed);
    boolean lively = energy == Energy.LIVELY;
    warmUpSeconds = lively ? 0 : 1.5;
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
    lidRest = lively && dice.chance(0.25) ? dice.range(0.1, 0.45) : dice.range(0, 0.08);
    speak(dice.fork(1), seconds, lively);
    feel(dice.fork(2), seconds, lively);
    blink(dice.fork(3), seconds, lively);
    look(dice.fork(4), seconds, lively);
  }

  private float[] recipe(String recipe, float scale) {
    float[] weights = new float[model.expressions.size()];
    Mouthing.add(recipe, model, scale, weights);
    return weights;
  }

  private void speak(Dice dice, double seconds, boolean lively) {
    float loudness = dice.range(0.7, 1.25);
    double t = dice.range(0, 1);
    while (t < seconds) {
      double end = t + dice.range(1, lively ? 3 : 4);
      while (t < end) {
        double beat = dice.range(0.13, 0.24);
        String viseme = Mouthing.VISEMES.get(dice.below(Mouthing.VISEMES.size()));
        float scale = loudness * dice.range(0.6, 1.1);
        acts.add(new Event(t - beat * 0.8, beat, beat * 0.2, beat, recipe(viseme, scale)));
        t += beat;
      }
      t += dice.range(0.6, lively ? 2.5 : 1.5);
    }
  }

  private void feel(Dice dice, double seconds, boolean lively) {
    double t = dice.range(0, 1);
    int moods = lively ? Mouthing.MOODS.size() : 8;
    while (t < seconds) {
      double hold = dice.range(0.5, lively ? 2 : 2.5);
      double change = dice.range(0.3, 0.8);
      float[] weights =
          recipe(
              Mouthing.MOODS.get(dice.below(moods)),
              dice.range(lively ? 0.5 : 0.3, lively ? 1 : 0.6));
      if (lively && dice.chance(0.25)) {
        for (int i = 0; i < 3; i++) {
          weights[dice.below(weights.length)] += dice.range(0.2, 0.9);
        }
      }
      acts.add(new Event(t, change, hold, change, weights));
      t += hold + change;
    }
  }

  private void blink(Dice dice, double seconds, boolean lively) {
    double t = dice.range(0, 2);
    while (t < seconds) {
      boolean slow = dice.chance(lively ? 0.6 : 0.1);
      double close = slow ? dice.range(0.15, 0.4) : dice.range(0.06, 0.09);
      double hold = slow ? dice.range(0.05, 1.0) : dice.range(0.02, 0.05);
      float depth = lively && dice.chance(0.3) ? dice.range(0.3, 0.9) : 1;
      blinks.add(new Event(t, close, hold, close * 1.7, recipe("eyeBlink=1", depth)));
      t += 3 * close + hold + (lively ? dice.range(0.6, 3.4) : dice.range(1.5, 4.5));
    }
  }

  private void look(Dice dice, double seconds, boolean lively) {
    double t = 0;
    while (t < seconds) {
      boolean away = dice.chance(lively ? 0.5 : 0.3);
      looks.add(
          new Look(
              t,
              away ? dice.range(-32, 32) * DEGREE : dice.range(-4, 4) * DEGREE,
              away ? dice.range(-22, 16) * DEGREE : dice.range(-3, 3) * DEGREE));
      t += dice.range(0.4, 2.2);
    }
  }

  /** The face at this time. */
  Moment at(double t) {
    float warm = (float) Math.min(1, t >= warmUpSeconds ? 1 : t / warmUpSeconds);
    float[] w = new float[model.expressions.size()];
    for (Event act : acts) {
      float level = act.at(t);
      if (level > 0) {
        for (int i = 0; i < w.length; i++) {
          w[i] += warm * level * act.weights()[i];
        }
      }
    }
    float yaw =
        clamp(warm * reach[0] * (wander[0].at(t) + 0.25f * wander[1].at(2 * t)), 42) * DEGREE;
    float pitch =
        clamp(warm * reach[1] * (wander[2].at(t) + 0.3f * wander[3].at(2.5 * t)), 26) * DEGREE;
    float roll = clamp(warm * reach[2] * wander[4].at(t), 22) * DEGREE;
    float[] gaze = gaze(t, yaw, pitch);
    lids(w, t, gaze);
    Mouthing.add("browInnerUp=.25 browOuterUp=.25", model, Math.max(0, wander[5].at(2 * t)), w);
    Mouthing.add("browDown=.3", model, Math.max(0, -wander[5].at(2 * t)), w);
    for (int i = 0; i < w.length; i++) {
      w[i] = Math.max(0, Math.min(1, w[i]));
    }
    limitClosure(w);
    return new Moment(
        w,
        yaw,
        pitch,
        roll,
        reach[3] * wander[6].at(t),
        reach[4] * wander[7].at(t),
        reach[5] * wander[8].at(t),
        gaze[0],
        gaze[1]);
  }

  /** Eyes jump from look to look within 60 ms and make up for part of the head's turn. */
  private float[] gaze(double t, float yaw, float pitch) {
    float lookYaw = 0;
    float lookPitch = 0;
    for (Look look : looks) {
      float s = (float) Math.max(0, Math.min(1, (t - look.begin()) / 0.06));
      lookYaw += (look.yaw() - lookYaw) * s;
      lookPitch += (look.pitch() - lookPitch) * s;
    }
    return new float[] {
      clamp(lookYaw - 0.6f * yaw, 35 * DEGREE), clamp(lookPitch - 0.5f * pitch, 25 * DEGREE)
    };
  }

  /** Lids follow the gaze; of rest, mood and blink the most closed one counts. */
  private void lids(float[] w, double t, float[] gaze) {
    float yaw = gaze[0] / (30 * DEGREE);
    float pitch = gaze[1] / (25 * DEGREE);
    add(w, "eyeLookOut_L", Math.max(0, yaw));
    add(w, "eyeLookIn_R", Math.max(0, yaw));
    add(w, "eyeLookIn_L", Math.max(0, -yaw));
    add(w, "eyeLookOut_R", Math.max(0, -yaw));
    float closed = lidRest;
    for (Event blink : blinks) {
      closed =
          Math.max(
              closed, blink.at(t) * blink.weights()[Math.max(0, model.expression("eyeBlink_L"))]);
    }
    for (String side : new String[] {"_L", "_R"}) {
      int blink = model.expression("eyeBlink" + side);
      if (blink >= 0) {
        w[blink] = Math.max(w[blink], closed);
        float open = 1 - Math.min(1, w[blink]);
        add(w, "eyeLookUp" + side, Math.max(0, pitch) * open);
        add(w, "eyeLookDown" + side, Math.max(0, -pitch) * open);
        scale(w, "eyeWide" + side, open);
        scale(w, "eyeSquint" + side, open);
      }
    }
  }

  /** Lips close at most as far as the jaw opens. */
  private void limitClosure(float[] w) {
    int close = model.expression("mouthClose");
    int jaw = model.expression("jawOpen");
    if (close >= 0 && jaw >= 0) {
      w[close] = Math.min(w[close], w[jaw]);
    }
  }

  private void add(float[] w, String name, float weight) {
    int index = model.expression(name);
    if (index >= 0) {
      w[index] += weight;
    }
  }

  private void scale(float[] w, String name, float by) {
    int index = model.expression(name);
    if (index >= 0) {
      w[index] *= by;
    }
  }

  private static float clamp(float value, float most) {
    return Math.max(-most, Math.min(most, value));
  }
}
