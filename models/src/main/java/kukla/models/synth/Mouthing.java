package kukla.models.synth;

import java.util.List;

/** Mouth shapes of speech (visemes) and of feeling, as recipes of expression shapes. */
final class Mouthing {
  private Mouthing() {}

  /** One recipe: "shape=weight" pairs; a name without side means both sides. */
  static final List<String> VOWELS =
      List.of(
          "jawOpen=.55 mouthLowerDown=.3 mouthUpperUp=.2",
          "jawOpen=.75 mouthLowerDown=.3 mouthUpperUp=.3 mouthStretch=.2",
          "jawOpen=.3 mouthStretch=.4 mouthLowerDown=.35 mouthSmile=.2",
          "jawOpen=.15 mouthSmile=.4 mouthStretch=.25 mouthUpperUp=.25 mouthLowerDown=.35",
          "jawOpen=.42 mouthFunnel=.55 mouthPucker=.2",
          "jawOpen=.15 mouthPucker=.75 mouthFunnel=.25",
          "jawOpen=.25 mouthUpperUp=.15 mouthLowerDown=.2");

  /** The same for what stands between vowels: m b p, f v, s z, t d n l, sh, w, k g. */
  static final List<String> CONSONANTS =
      List.of(
          "jawOpen=.12 mouthClose=.12 mouthPress=.45 mouthRollLower=.3 mouthRollUpper=.25",
          "jawOpen=.05 mouthClose=.05 mouthPress=.3",
          "jawOpen=.1 mouthRollLower=.4 mouthUpperUp=.25",
          "jawOpen=.05 mouthStretch=.3 mouthUpperUp=.4 mouthLowerDown=.5",
          "jawOpen=.1 mouthUpperUp=.15 mouthLowerDown=.25",
          "jawOpen=.1 mouthFunnel=.55 mouthLowerDown=.3 mouthUpperUp=.3",
          "jawOpen=.08 mouthPucker=.6 mouthFunnel=.2",
          "jawOpen=.2 mouthLowerDown=.15");

  /** What a quiet talker's face does between words. */
  static final List<String> FRIENDLY =
      List.of(
          "",
          "",
          "",
          "mouthSmile=.4 cheekSquint=.15",
          "mouthSmile=.8 cheekSquint=.4 eyeSquint=.3 cheekRaiser=.3",
          "mouthSmile=1 cheekSquint=.6 eyeSquint=.5 jawOpen=.3 mouthUpperUp=.4 mouthLowerDown=.3",
          "mouthSmile_L=.7 mouthDimple_L=.4",
          "mouthSmile_R=.7 mouthDimple_R=.4",
          "browInnerUp=.5 browOuterUp=.6 eyeWide=.3");

  /** What a face does between and besides words. */
  static final List<String> MOODS =
      List.of(
          "",
          "",
          "",
          "mouthSmile=.4 cheekSquint=.15",
          "mouthSmile=.8 cheekSquint=.4 eyeSquint=.3 cheekRaiser=.3",
          "mouthSmile=1 cheekSquint=.6 eyeSquint=.5 jawOpen=.3 mouthUpperUp=.4 mouthLowerDown=.3",
          "mouthSmile=.9 jawOpen=.55 cheekSquint=.7 eyeSquint=.7 mouthUpperUp=.4 cheekRaiser=.4",
          "mouthSmile=1 jawOpen=.12 mouthUpperUp=.5 mouthLowerDown=.45 cheekSquint=.5",
          "mouthSmile=.7 jawOpen=.8 mouthLowerDown=.4 mouthUpperUp=.4 eyeWide=.5",
          "jawOpen=.08 mouthUpperUp=.7 mouthLowerDown=.7 mouthStretch=.5",
          "mouthSmile_L=.7 mouthDimple_L=.4",
          "mouthSmile_R=.7 mouthDimple_R=.4",
          "mouthFrown=.7 browInnerUp=.6 mouthShrugLower=.4",
          "browDown=.8 noseSneer=.3 mouthPress=.5 eyeSquint=.4",
          "browDown=.9 noseSneer=.8 mouthUpperUp=.6 mouthLowerDown=.5 jawOpen=.2",
          "browInnerUp=.8 browOuterUp=.8 eyeWide=.8 jawOpen=.5",
          "browInnerUp=.5 browOuterUp=.6 eyeWide=.4",
          "browOuterUp_L=.9 browInnerUp_L=.5",
          "browOuterUp_R=.9 browInnerUp_R=.5",
          "jawOpen=1 eyeSquint=.8 eyeBlink=.6 browInnerUp=.4 mouthStretch=.3",
          "jawOpen=.85 mouthLowerDown=.5 mouthUpperUp=.5 mouthStretch=.4 browDown=.4",
          "mouthPucker=1 mouthFunnel=.3",
          "mouthLeft=.7",
          "mouthRight=.7",
          "cheekPuff=.8 mouthPress=.4 mouthClose=.05 jawOpen=.05",
          "mouthRollLower=.7 mouthRollUpper=.6 mouthPress=.4",
          "mouthShrugLower=.7 mouthShrugUpper=.5 browInnerUp=.3",
          "jawLeft=.7 jawOpen=.2",
          "jawRight=.7 jawOpen=.2",
          "jawForward=.6",
          "eyeSquint=.9 cheekRaiser=.6 noseSneer=.3",
          "eyeBlink_L=.95 mouthSmile_L=.4 cheekSquint_L=.6",
          "eyeBlink_R=.95 mouthSmile_R=.4 cheekSquint_R=.6");

  /**
   * Makes a face uneven.
   *
   * @param skew −1 shows nothing on the left, 1 nothing on the right
   */
  static void skew(HeadModel model, float skew, float[] weights) {
    for (int i = 0; i < weights.length; i++) {
      String name = model.names.get(i);
      if (name.startsWith("mouth") || name.startsWith("cheek") || name.startsWith("nose")) {
        if (name.endsWith("_L")) {
          weights[i] *= 1 + Math.min(0, skew);
        } else if (name.endsWith("_R")) {
          weights[i] *= 1 - Math.max(0, skew);
        }
      }
    }
  }

  /** Weights of a recipe, times {@code scale}, added to {@code weights}. */
  static void add(String recipe, HeadModel model, float scale, float[] weights) {
    if (recipe.isEmpty()) {
      return;
    }
    for (String term : recipe.split(" ", -1)) {
      int equals = term.indexOf('=');
      String name = term.substring(0, equals);
      float weight = Float.parseFloat(term.substring(equals + 1)) * scale;
      for (String side : new String[] {"", "_L", "_R"}) {
        int index = model.expression(name + side);
        if (index >= 0) {
          weights[index] += weight;
        }
      }
    }
  }
}
