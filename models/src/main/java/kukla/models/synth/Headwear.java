package kukla.models.synth;

import java.util.ArrayList;
import java.util.List;

/**
 * What is worn on the head, fitted to this head.
 *
 * @param mesh in the head's frame
 * @param hard whether it is of plastic, not of cloth
 * @param cut height of the lower edge at the head's middle and its rise towards the front: hair
 *     above is hidden
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
record Headwear(ObjFile mesh, boolean hard, float[] cut) {
  /** What there is to wear. */
  enum Kind {
    BEANIE,
    CAP,
    SCARF,
    HEADPHONES
  }

  private static final int AROUND = 40;
  private static final int UP = 14;
  private static final float[] CENTRE = {0, 4.5f, 0.5f};
  private static final float[] NOTHING_HIDDEN = {100, 0};

  /**
   * Something by chance.
   *
   * @param hairy whether a hair mesh lies beneath
   */
  static Headwear of(Dice dice, Kind kind, Crown crown, boolean hairy) {
    float loose = hairy ? dice.range(0.7, 1.2) : dice.range(0.3, 0.7);
    return switch (kind) {
      case BEANIE -> beanie(dice, crown, loose);
      case CAP -> cap(dice, crown, loose);
      case SCARF -> scarf(dice, crown);
      case HEADPHONES -> headphones(dice, crown, hairy ? 1.1f : 0.4f);
    };
  }

  private static Headwear beanie(Dice dice, Crown crown, float loose) {
    float middle = dice.range(4, 5);
    float rise = dice.range(0.28, 0.42);
    float tall = dice.range(0, 2.5);
    Clay clay = new Clay();
    dome(clay, crown, middle, rise, loose, 0.45f, tall);
    return new Headwear(clay.mesh(), false, new float[] {middle, rise});
  }

  private static Headwear cap(Dice dice, Crown crown, float loose) {
    float middle = dice.range(5.2, 6.2);
    float rise = dice.range(0.2, 0.32);
    Clay clay = new Clay();
    List<float[]> brim = dome(clay, crown, middle, rise, loose, 0, 0.5f);
    float length = dice.range(5, 7.5);
    float droop = dice.range(0.5, 2);
    int half = AROUND / 5;
    float[][][] rows = new float[5][2 * half + 1][];
    for (int k = -half; k <= half; k++) {
      float[] p = brim.get(Math.floorMod(k, AROUND));
      float out = (float) Math.sqrt(Math.max(0, 1 - (double) k * k / (half * half)));
      for (int r = 0; r < 5; r++) {
        float t = r / 4f;
        rows[r][k + half] =
            new float[] {
              p[0] * (1 + 0.08f * t * out),
              p[1] - droop * t * t * (0.4f + 0.6f * (1 - out)),
              p[2] + length * out * t
            };
      }
    }
    clay.sheet(rows, false);
    return new Headwear(clay.mesh(), false, new float[] {middle, rise});
  }

  /** Cloth over the head down to an edge; the edge's points. */
  private static List<float[]> dome(
      Clay clay, Crown crown, float middle, float rise, float loose, float fold, float tall) {
    float[][][] rows = new float[UP + 1][AROUND][];
    for (int k = 0; k < AROUND; k++) {
      double azimuth = 2 * Math.PI * k / AROUND;
      float z = (float) Math.cos(azimuth) * 8;
      double edge = Math.atan2(middle + rise * z - CENTRE[1], 8.5);
      for (int r = 0; r <= UP; r++) {
        float t = r / (float) UP;
        double up = edge + (Math.PI / 2 - edge) * t;
        float[] d = {
          (float) (Math.sin(azimuth) * Math.cos(up)),
          (float) Math.sin(up),
          (float) (Math.cos(azimuth) * Math.cos(up))
        };
        float radius = crown.reach(CENTRE, d) + loose + (t < 0.22f ? fold : 0);
        radius += tall * t * t;
        rows[r][k] =
            new float[] {
              CENTRE[0] + d[0] * radius, CENTRE[1] + d[1] * radius, CENTRE[2] + d[2] * radius
            };
      }
    }
    clay.sheet(rows, true);
    return List.of(rows[0]);
  }

  /** Round the face, over head and neck. */
  private static Headwear scarf(Dice dice, Crown crown) {
    float opening = dice.range(0.93, 1.05);
    float loose = dice.range(0.5, 1);
    float[] centre = {0, 2.5f, 0};
    Clay clay = new Clay();
    float[][][] rows = new float[UP + 1][AROUND][];
    for (int k = 0; k < AROUND; k++) {
      double around = 2 * Math.PI * k / AROUND;
      double up = Math.cos(around);
      double edge = opening - (up > 0 ? 0.36 : 0.1) * up * up;
      for (int r = 0; r <= UP; r++) {
        double polar = edge + (Math.PI - edge) * r / UP;
        float[] d = {
          (float) (Math.sin(polar) * Math.sin(around)),
          (float) (Math.sin(polar) * Math.cos(around)),
          (float) Math.cos(polar)
        };
        float radius = Math.min(crown.reach(centre, d), 12) + loose;
        rows[r][k] =
            new float[] {
              centre[0] + d[0] * radius, centre[1] + d[1] * radius, centre[2] + d[2] * radius
            };
      }
    }
    clay.sheet(rows, true);
    float[][][] neck = new float[6][AROUND][];
    for (int r = 0; r < 6; r++) {
      float y = -5.2f - 2.2f * r;
      float wide = 6.8f + 0.6f * r;
      for (int k = 0; k < AROUND; k++) {
        double a = 2 * Math.PI * k / AROUND;
        float crease = 0.25f * (float) Math.sin(5 * a + 2 * r);
        float forward = (float) Math.cos(a) > 0 ? 7.8f - 0.25f * r : 7.5f;
        neck[r][k] =
            new float[] {
              (float) Math.sin(a) * (wide + crease), y, (float) Math.cos(a) * (forward + crease)
            };
      }
    }
    clay.sheet(neck, true);
    return new Headwear(clay.mesh(), false, new float[] {-30, 0});
  }

  private static Headwear headphones(Dice dice, Crown crown, float over) {
    Clay clay = new Clay();
    float side = crown.reach(CENTRE, new float[] {1, 0, 0}) + 0.8f;
    float top = crown.reach(CENTRE, new float[] {0, 1, 0}) + over;
    float thick = dice.range(0.35, 0.8);
    List<float[]> band = new ArrayList<>();
    for (int i = 0; i <= 24; i++) {
      double angle = Math.PI * i / 24;
      band.add(
          new float[] {
            (side + 0.3f * over) * (float) Math.cos(angle),
            2.6f + (CENTRE[1] + top - 2.6f) * (float) Math.sin(angle),
            0.3f
          });
    }
    clay.tube(band, thick, 6);
    float size = dice.range(2.6, 3.9);
    for (int sign = -1; sign <= 1; sign += 2) {
      float[] ear = {sign * (side + 0.3f), 2.6f, 0.3f};
      clay.ball(ear, new float[] {dice.range(1.2, 1.7), size, size * 0.9f});
    }
    if (dice.chance(0.4)) {
      clay.tube(
          List.of(
              new float[] {side + 0.8f, 1, 1},
              new float[] {side, -3.5f, 7},
              new float[] {side - 3.5f, -4.6f, 11.5f}),
          0.2f,
          6);
      clay.ball(new float[] {side - 3.8f, -4.7f, 11.9f}, new float[] {0.8f, 0.6f, 0.6f});
    }
    return new Headwear(clay.mesh(), true, NOTHING_HIDDEN);
  }
}
