package kukla.models.synth;

import java.util.ArrayList;
import java.util.List;

/**
 * Somebody's acting: what the face does at every time, smooth and the same for the same seed. Head,
 * gaze, lids, speech and mood run beside each other.
 */
final class Performance {
  /** How lively: from a quiet talk to a training performance that shows everything. */
  enum Energy {
    CALM,
    LIVELY
  }

  private static final float DEGREE = (float) (Math.PI / 180);

  /** How much of wide eyes there is in a look 25° up. */
  private static final float LIFT = 0.55f;

  private static final String LAUGH =
      "mouthSmile=.9 jawOpen=.35 cheekSquint=.8 eyeSquint=.6 mouthUpperUp=.35 mouthLowerDown=.25";

  private final HeadModel model;
  private final Speech speech;
  private final Bearing bearing;
  private final Glances glances;
  private final Lids lids;
  private final List<Act> moods = new ArrayList<>();
  private final List<Act> laughs = new ArrayList<>();
  private final double laughHertz;

  /**
   * @param seconds how long it lasts
   */
  Performance(HeadModel model, long seed, Energy energy, double seconds) {
    this(
        model,
        seed,
        energy,
        seconds,
        new Syllables(model, new Dice(seed).fork(1), seconds, energy == Energy.LIVELY));
  }

  /**
   * @param seconds how long it lasts
   * @param speech what the mouth says
   */
  Performance(HeadModel model, long seed, Energy energy, double seconds, Speech speech) {
    this.model = model;
    this.speech = speech;
    boolean lively = energy == Energy.LIVELY;
    bearing = new Bearing(new Dice(seed).fork(5), seconds, lively, lively ? 0 : 1.5);
    glances = new Glances(new Dice(seed).fork(4), seconds, lively);
    lids = new Lids(new Dice(seed).fork(3), seconds, lively, glances.far());
    Dice dice = new Dice(seed).fork(2);
    laughHertz = dice.range(4.3, 5.6);
    feel(dice, seconds, lively);
  }

  private void feel(Dice dice, double seconds, boolean lively) {
    List<String> known = lively ? Mouthing.MOODS : Mouthing.FRIENDLY;
    double t = dice.range(0, 1);
    while (t < seconds) {
      double hold = dice.range(0.5, lively ? 2 : 2.5);
      double change = dice.range(0.3, 0.8);
      boolean laughs = dice.chance(lively ? 0.12 : 0.06);
      float[] weights = new float[model.expressions.size()];
      Mouthing.add(
          laughs ? LAUGH : known.get(dice.below(known.size())),
          model,
          laughs ? dice.range(0.7, 1) : dice.range(lively ? 0.5 : 0.3, lively ? 1 : 0.6),
          weights);
      if (lively) {
        Mouthing.skew(model, dice.range(-0.5, 0.5), weights);
        if (dice.chance(0.25)) {
          for (int i = 0; i < 3; i++) {
            weights[dice.below(weights.length)] += dice.range(0.2, 0.9);
          }
        }
      }
      Act mood = new Act(t, change, hold, change, weights);
      (laughs ? this.laughs : moods).add(mood);
      t += hold + change;
    }
  }

  /** The face at this time. */
  Moment at(double t) {
    float warm = bearing.warm(t);
    float[] w = new float[model.expressions.size()];
    float laughing = 0;
    for (Act mood : moods) {
      mood.addTo(w, t, warm);
    }
    for (Act laugh : laughs) {
      laugh.addTo(w, t, warm);
      laughing = Math.max(laughing, warm * laugh.level(t));
    }
    speech.addTo(w, t, warm * (1 - 0.7f * laughing));
    float shake = laughing * (float) Math.sin(2 * Math.PI * laughHertz * t);
    add(w, "jawOpen", 0.09f * shake);
    float[] six = bearing.at(t, warm * speech.stress(t));
    six[1] += 1.2f * DEGREE * shake;
    float[] gaze = glances.at(t, six[0], six[1]);
    gaze[0] *= Math.max(0.2f, warm);
    gaze[1] *= Math.max(0.2f, warm);
    Mouthing.add("browInnerUp=.25 browOuterUp=.25", model, Math.max(0, bearing.brow(t)), w);
    Mouthing.add("browDown=.3", model, Math.max(0, -bearing.brow(t)), w);
    lids(w, t, gaze);
    for (int i = 0; i < w.length; i++) {
      w[i] = Math.max(0, Math.min(1, w[i]));
    }
    limitClosure(w);
    return new Moment(w, six[0], six[1], six[2], six[3], six[4], six[5], gaze[0], gaze[1]);
  }

  /** Lids follow the gaze; of rest, mood and blink the most closed one counts. */
  private void lids(float[] w, double t, float[] gaze) {
    float yaw = gaze[0] / (30 * DEGREE);
    float pitch = gaze[1] / (25 * DEGREE);
    add(w, "eyeLookOut_L", Math.max(0, yaw));
    add(w, "eyeLookIn_R", Math.max(0, yaw));
    add(w, "eyeLookIn_L", Math.max(0, -yaw));
    add(w, "eyeLookOut_R", Math.max(0, -yaw));
    for (String side : new String[] {"_L", "_R"}) {
      int blink = model.expression("eyeBlink" + side);
      if (blink >= 0) {
        w[blink] = Math.max(w[blink], lids.closed(side.equals("_L"), t));
        float open = 1 - Math.min(1, w[blink]);
        add(w, "eyeLookUp" + side, Math.max(0, pitch) * open);
        add(w, "eyeLookDown" + side, Math.max(0, -pitch) * open);
        scale(w, "eyeWide" + side, open);
        // the shape alone lifts the lid by less than half of the way that the pupil goes
        add(w, "eyeWide" + side, LIFT * Math.max(0, pitch) * open);
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
}
