package kukla.models.synth;

import java.util.ArrayList;
import java.util.List;

/**
 * Speech that says nothing: phrases of syllables, each from a consonant's shape to a vowel's, one
 * melting into the next, with pauses between the phrases.
 */
final class Syllables implements Speech {
  private final List<Act> acts = new ArrayList<>();
  private final List<Act> phrases = new ArrayList<>();

  /**
   * @param lively true for somebody who speaks with the whole mouth and pauses longer
   */
  Syllables(HeadModel model, Dice dice, double seconds, boolean lively) {
    float loudness = lively ? dice.range(0.7, 1.35) : dice.range(0.7, 1.05);
    float skew = dice.range(-0.3, 0.3);
    double beat = dice.range(0.16, 0.26);
    double t = dice.range(0, 1);
    while (t < seconds) {
      double begin = t;
      double end = t + dice.range(0.8, lively ? 3 : 4);
      while (t < end) {
        double length = beat * dice.range(0.75, 1.3);
        float stress = dice.chance(0.3) ? dice.range(1, 1.35) : dice.range(0.5, 0.95);
        if (dice.chance(0.8)) {
          String consonant = Mouthing.CONSONANTS.get(dice.below(Mouthing.CONSONANTS.size()));
          double hold = length * 0.15;
          acts.add(
              new Act(
                  t - length * 0.35,
                  length * 0.3,
                  hold,
                  length * 0.35,
                  recipe(model, consonant, 1, skew)));
        }
        String vowel = Mouthing.VOWELS.get(dice.below(Mouthing.VOWELS.size()));
        acts.add(
            new Act(
                t,
                length * 0.45,
                length * 0.2,
                length * 0.7,
                recipe(model, vowel, loudness * stress, skew)));
        t += length;
      }
      phrases.add(new Act(begin, 0.2, Math.max(0, t - begin - 0.2), 0.3, new float[0]));
      t += dice.chance(0.3) ? dice.range(0.15, 0.4) : dice.range(0.6, lively ? 2.5 : 1.5);
    }
  }

  /** Nobody's mouth is the same on both sides. */
  private static float[] recipe(HeadModel model, String recipe, float scale, float skew) {
    float[] weights = new float[model.expressions.size()];
    Mouthing.add(recipe, model, scale, weights);
    Mouthing.skew(model, skew, weights);
    return weights;
  }

  @Override
  public void addTo(float[] weights, double t, float scale) {
    for (Act act : acts) {
      act.addTo(weights, t, scale);
    }
  }

  @Override
  public float stress(double t) {
    float most = 0;
    for (Act phrase : phrases) {
      most = Math.max(most, phrase.level(t));
    }
    return most;
  }
}
