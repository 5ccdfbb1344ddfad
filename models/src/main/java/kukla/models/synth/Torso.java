package kukla.models.synth;

import java.util.ArrayList;
import java.util.List;

/**
 * Somebody's shoulders and chest in clothes, in the head's frame.
 *
 * @param mesh with the collar
 * @param rim the collar's edge, points all around
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
record Torso(ObjFile mesh, float[][] rim) {
  /** What is round the neck. */
  enum Collar {
    CREW,
    SCOOP,
    V,
    TURTLE,
    SHIRT,
    HOOD
  }

  private static final int AROUND = 48;
  private static final int RINGS = 15;
  private static final float BOTTOM = -58f;
  // height, half width, front z, back z: centimetres
  private static final float[][] PROFILE = {
    {-8.0f, 6.4f, 5.0f, -6.9f},
    {-10.2f, 6.9f, 5.2f, -7.4f},
    {-11.4f, 7.9f, 5.4f, -8.2f},
    {-12.3f, 9.6f, 5.4f, -8.8f},
    {-13.3f, 12.3f, 5.5f, -9.5f},
    {-14.5f, 15.4f, 5.6f, -9.9f},
    {-16f, 18.3f, 5.9f, -10f},
    {-18.5f, 20.6f, 7.0f, -10f},
    {-22f, 21.8f, 8.8f, -11f},
    {-28f, 22.2f, 10.2f, -12f},
    {-38f, 21.5f, 10.5f, -13f},
    {-60f, 21f, 10.5f, -13f},
  };

  /** Somebody's torso by chance. */
  static Torso of(Dice dice) {
    Collar collar =
        dice.pick(
            Collar.CREW,
            Collar.CREW,
            Collar.CREW,
            Collar.SCOOP,
            Collar.V,
            Collar.V,
            Collar.TURTLE,
            Collar.SHIRT,
            Collar.SHIRT,
            Collar.HOOD);
    float drop =
        switch (collar) {
          case TURTLE -> 0;
          case CREW, HOOD -> dice.range(0.5, 2);
          case SCOOP -> dice.range(2, 4.5);
          case V -> dice.range(3, 6);
          case SHIRT -> dice.range(1.5, 5);
        };
    float sharp = collar == Collar.V || collar == Collar.SHIRT ? 9 : 2.2f;
    float top = collar == Collar.TURTLE ? dice.range(-9.6, -8.6) : dice.range(-11.6, -10.5);
    float width = dice.range(0.86, 1.12);
    float slope = dice.range(0.75, 1.3);
    Clay clay = new Clay();
    float[][][] rows = new float[RINGS][AROUND][];
    for (int r = 0; r < RINGS; r++) {
      for (int a = 0; a < AROUND; a++) {
        double angle = 2 * Math.PI * a / AROUND;
        float from = top - drop * front(angle, sharp);
        float t = (float) Math.pow(r / (RINGS - 1f), 2.2);
        rows[r][a] = at(angle, from + (BOTTOM - from) * t, width, slope);
      }
    }
    clay.sheet(rows, true);
    if (collar == Collar.SHIRT) {
      flaps(clay, dice, top, width, slope);
    } else {
      List<float[]> rim = new ArrayList<>(List.of(rows[0]));
      rim.add(rows[0][0]);
      clay.tube(rim, dice.range(0.2, 0.45), 6);
    }
    if (collar == Collar.HOOD) {
      hood(clay, dice, width, slope);
    }
    return new Torso(clay.mesh(), rows[0]);
  }

  private static float front(double angle, float sharp) {
    return (float) Math.pow(Math.max(0, Math.cos(angle)), sharp);
  }

  /** The point of the torso's surface at this height and angle, 0 in front. */
  private static float[] at(double angle, float y, float width, float slope) {
    int i = 1;
    while (i + 1 < PROFILE.length && PROFILE[i][0] > y) {
      i++;
    }
    float[] upper = PROFILE[i - 1];
    float[] lower = PROFILE[i];
    float t = Math.max(0, Math.min(1, (y - upper[0]) / (lower[0] - upper[0])));
    float[] p = new float[4];
    for (int k = 0; k < 4; k++) {
      p[k] = upper[k] + (lower[k] - upper[k]) * t;
    }
    float beyond = Math.max(0, p[1] - 9);
    double sine = Math.sin(angle);
    float x = (float) (Math.signum(sine) * Math.pow(Math.abs(sine), 0.85));
    float c = (float) Math.cos(angle);
    float middle = -1.8f;
    float depth = c > 0 ? p[2] - middle : middle - p[3];
    return new float[] {
      x * (Math.min(9, p[1]) + beyond * width),
      y - (slope - 1) * 0.35f * Math.min(beyond, 9) * Math.abs(x),
      c * depth + middle
    };
  }

  /** A shirt's collar, folded over, with two points in front. */
  private static void flaps(Clay clay, Dice dice, float top, float width, float slope) {
    float open = dice.range(0.05, 0.5);
    float stand = dice.range(1.5, 2.6);
    float length = dice.range(2.5, 4.5);
    int steps = 33;
    float[][][] rows = new float[4][steps][];
    for (int k = 0; k < steps; k++) {
      double angle = open + (2 * Math.PI - 2 * open) * k / (steps - 1);
      float near = (float) Math.max(0, Math.cos(angle));
      float[] foot = at(angle, top - 2.2f * near * near, width, slope);
      float[] edge = grown(foot, 1.04f, stand * (1 - 0.45f * near));
      rows[0][k] = grown(foot, 0.98f, 0);
      rows[1][k] = grown(edge, 0.99f, -0.1f);
      rows[2][k] = grown(edge, 1.05f, -0.1f);
      float point = (float) Math.pow(near, 3);
      rows[3][k] = grown(foot, 1.14f + 0.05f * point, -0.9f - length * 0.7f * point);
    }
    clay.sheet(rows, false);
  }

  private static float[] grown(float[] p, float by, float up) {
    return new float[] {p[0] * by, p[1] + up, (p[2] + 1.8f) * by - 1.8f};
  }

  /** A hood that lies on the back and beside the neck. */
  private static void hood(Clay clay, Dice dice, float width, float slope) {
    float thick = dice.range(1.5, 2.6);
    int steps = 25;
    List<float[]> path = new ArrayList<>();
    float[] radii = new float[steps];
    for (int k = 0; k < steps; k++) {
      double angle = 0.35 + (2 * Math.PI - 0.7) * k / (steps - 1);
      float back = 0.5f - 0.5f * (float) Math.cos(angle);
      float[] p = at(angle, -13.6f + 1.4f * back, width, slope);
      path.add(grown(p, 0.95f, thick * 0.5f * back));
      radii[k] = thick * (0.35f + 0.65f * back) * (k == 0 || k == steps - 1 ? 0.3f : 1);
    }
    clay.tube(path, radii, 10);
  }
}
