package kukla.models.synth;

import java.util.ArrayList;
import java.util.List;

/**
 * Which moments of a performance become pictures: mostly such as differ from those taken before, in
 * mouth, lids and pose, now and then one with a quiet mouth, of which acting has too few, and now
 * and then the very next moment, in which almost nothing has changed.
 */
final class Takes {
  private static final int CANDIDATES = 5;
  private static final double NEXT_CHANCE = 0.2;
  private static final double QUIET_CHANCE = 0.25;
  private static final double EDGE_SECONDS = 1;

  /** What tells moments apart, and how much of it counts as much as a closed eye. */
  private static final String[] SHAPES = {
    "eyeBlink_L",
    "eyeBlink_R",
    "jawOpen",
    "mouthSmile_L",
    "mouthSmile_R",
    "mouthPucker",
    "mouthFunnel",
    "mouthUpperUp_L",
    "mouthLowerDown_L",
    "browInnerUp_L",
    "browDown_L"
  };

  private static final int JAW = 2;
  private static final float[] COUNTS = {1, 1, 1.8f, .5f, .5f, .6f, .6f, .5f, .5f, .4f, .4f};
  private static final float YAW = 0.45f;
  private static final float PITCH = 0.3f;
  private static final float ROLL = 0.35f;
  private static final float GAZE = 0.5f;

  private Takes() {}

  /** Times to take a picture at, in the order of taking. */
  static double[] times(
      HeadModel model, Performance performance, Dice dice, int frames, double seconds) {
    double[] times = new double[frames];
    List<float[]> taken = new ArrayList<>();
    for (int i = 0; i < frames; i++) {
      if (i > 0 && dice.chance(NEXT_CHANCE)) {
        times[i] = Math.min(seconds, times[i - 1] + (1 + dice.below(3)) / 30.0);
      } else {
        boolean quiet = dice.chance(QUIET_CHANCE);
        float best = -Float.MAX_VALUE;
        for (int c = 0; c < CANDIDATES; c++) {
          double t = dice.range(EDGE_SECONDS, seconds - EDGE_SECONDS);
          float[] seen = features(model, performance.at(t));
          float worth = quiet ? -Math.abs(seen[JAW]) : nearest(seen, taken);
          if (worth > best) {
            best = worth;
            times[i] = t;
          }
        }
      }
      taken.add(features(model, performance.at(times[i])));
    }
    return times;
  }

  private static float[] features(HeadModel model, Moment moment) {
    float[] features = new float[SHAPES.length + 5];
    for (int i = 0; i < SHAPES.length; i++) {
      int index = model.expression(SHAPES[i]);
      features[i] = index < 0 ? 0 : COUNTS[i] * moment.expression()[index];
    }
    int at = SHAPES.length;
    features[at] = moment.yaw() / YAW;
    features[at + 1] = moment.pitch() / PITCH;
    features[at + 2] = moment.roll() / ROLL;
    features[at + 3] = moment.gazeYaw() / GAZE;
    features[at + 4] = moment.gazePitch() / GAZE;
    return features;
  }

  private static float nearest(float[] seen, List<float[]> taken) {
    float nearest = Float.MAX_VALUE;
    for (float[] other : taken) {
      nearest = Math.min(nearest, distance(seen, other));
    }
    return nearest;
  }

  private static float distance(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }
}
