package kukla.models.synth;

import java.util.List;

/**
 * Something held before the face, with a way of its own: a hand, a microphone, a cup, a telephone.
 * Its opener closes it, on the context's thread.
 */
final class Prop implements AutoCloseable {
  private enum Kind {
    HAND,
    MICROPHONE,
    CUP,
    TELEPHONE
  }

  private final float[] rest;
  private final float[] world;
  private final float[] home;
  private final float turn;
  private final float sway;
  private final float phase;
  private final boolean always;

  /** How its surface looks. */
  final Uniforms look;

  final Surface surface;

  /**
   * Something drawn by chance.
   *
   * @param tone the person's skin, linear, in which hands are drawn
   */
  Prop(Dice dice, float[] tone) {
    Kind kind =
        dice.pick(Kind.HAND, Kind.HAND, Kind.HAND, Kind.MICROPHONE, Kind.CUP, Kind.TELEPHONE);
    float side = dice.chance(0.5) ? 1 : -1;
    ObjFile mesh =
        switch (kind) {
          case HAND -> hand(dice, side);
          case MICROPHONE -> microphone(dice);
          case CUP -> cup(dice);
          case TELEPHONE -> telephone(dice);
        };
    home =
        switch (kind) {
          case HAND -> new float[] {side * dice.range(1, 10), dice.range(-11, 1), 16};
          case MICROPHONE -> new float[] {side * dice.range(0, 5), dice.range(-10, -5), 16};
          case CUP -> new float[] {side * dice.range(0, 5), dice.range(-10, -5), 16.5f};
          case TELEPHONE -> new float[] {side * dice.range(5, 11), dice.range(-6, 3), 16};
        };
    turn = kind == Kind.HAND ? side * dice.range(-0.3, 0.9) : dice.normal() * 0.25f;
    sway = dice.range(0.4, 2.5);
    phase = dice.range(0, 6.28);
    always = dice.chance(0.3);
    float[] plastic = Colour.hsv(dice.unit(), dice.range(0, 0.9), dice.range(0.05, 0.8));
    boolean skin = kind == Kind.HAND;
    look =
        new Uniforms()
            .put("uProp", skin ? tone : plastic)
            .put("uPropSkin", skin ? 1 : 0)
            .put("uPropStripe", kind == Kind.CUP && dice.chance(0.5) ? dice.range(0.5, 1.5) : 0);
    rest = mesh.positions();
    world = rest.clone();
    float[] open = new float[rest.length / 3];
    java.util.Arrays.fill(open, 1);
    surface = new Surface(rest, mesh.triangles(), mesh.uv(), mesh.uvTriangles(), open);
  }

  private static ObjFile hand(Dice dice, float side) {
    Clay clay = new Clay();
    float curl = dice.range(0, 3);
    float spread = dice.range(0.05, 0.28);
    clay.ball(new float[] {0, 0, 0}, new float[] {4.1f, 4.6f, 1.7f});
    float[] lengths = {6.6f, 7.8f, 7.2f, 5.6f};
    for (int f = 0; f < 4; f++) {
      float x = (f - 1.5f) * 2.05f * side;
      double lean = (f - 1.5) * spread * side;
      float l = lengths[f];
      float dx = (float) Math.sin(lean);
      clay.tube(
          List.of(
              new float[] {x * 0.8f, 2.4f, 0},
              new float[] {x + dx * l * 0.35f, 3.6f + l * 0.35f, 0.1f},
              new float[] {x + dx * l * 0.7f, 3.6f + l * 0.7f, -0.35f * curl},
              new float[] {x + dx * l * 0.95f, 3.6f + l * (1 - 0.04f * curl), -0.9f * curl},
              new float[] {x + dx * l, 3.8f + l * (1 - 0.05f * curl), -1.05f * curl}),
          new float[] {1.05f, 1.0f, 0.92f, 0.8f, 0.15f},
          10);
    }
    clay.tube(
        List.of(
            new float[] {-2.2f * side, -2.2f, 0},
            new float[] {-4.6f * side, 0.2f, 0.3f},
            new float[] {-6.0f * side, 2.6f, 0.1f},
            new float[] {-6.5f * side, 4.4f, -0.3f},
            new float[] {-6.6f * side, 4.8f, -0.3f}),
        new float[] {1.7f, 1.3f, 1.05f, 0.85f, 0.15f},
        10);
    clay.tube(
        List.of(
            new float[] {0, -2, -0.2f},
            new float[] {0, -5.5f, -0.4f},
            new float[] {0.5f * side, -14, -1},
            new float[] {2f * side, -32, -2}),
        new float[] {2.9f, 2.6f, 3.2f, 4.5f},
        12);
    return clay.mesh();
  }

  private static ObjFile microphone(Dice dice) {
    float r = dice.range(1.8, 3.2);
    return new Clay()
        .ball(new float[] {0, 0, 0}, new float[] {r, r * dice.range(1, 1.4), r})
        .tube(
            List.of(
                new float[] {0, -r * 0.6f, 0}, new float[] {0, -9, 0.5f}, new float[] {1, -34, 2}),
            new float[] {r * 0.75f, r * 0.55f, r * 0.5f},
            12)
        .mesh();
  }

  private static ObjFile cup(Dice dice) {
    float r = dice.range(2.7, 3.7);
    float h = dice.range(3.2, 5);
    Clay clay = new Clay();
    clay.tube(
        List.of(
            new float[] {0, h, 0},
            new float[] {0, h * 0.5f, 0},
            new float[] {0, -h * 0.5f, 0},
            new float[] {0, -h, 0},
            new float[] {0, -h - 0.1f, 0}),
        new float[] {r, r * 0.98f, r * 0.9f, r * 0.8f, 0.1f},
        22);
    clay.tube(
        List.of(
            new float[] {r * 0.9f, h * 0.6f, 0},
            new float[] {r + 2.2f, h * 0.5f, 0},
            new float[] {r + 2.4f, -h * 0.2f, 0},
            new float[] {r * 0.85f, -h * 0.45f, 0}),
        0.55f,
        8);
    return clay.mesh();
  }

  private static ObjFile telephone(Dice dice) {
    float w = dice.range(3.3, 4);
    float h = w * 2;
    float d = 0.45f;
    float[][][] rows = new float[4][4][];
    float[][] corners = {{-w, -h}, {w, -h}, {w, h}, {-w, h}};
    for (int r = 0; r < 4; r++) {
      for (int k = 0; k < 4; k++) {
        float in = r == 0 || r == 3 ? 0.02f : 1;
        rows[r][k] = new float[] {corners[k][0] * in, corners[k][1] * in, r < 2 ? -d : d};
      }
    }
    return new Clay().sheet(rows, true).mesh();
  }

  /** Moves to where it is held at a frame; false while it is out of the picture. */
  boolean hold(int frame, Moment moment) {
    double t = frame * 0.21 + phase;
    if (!always && Math.sin(0.61 * t) < -0.35) {
      return false;
    }
    float[] m =
        Matrix.rotation(0.25f * (float) Math.sin(0.8 * t), 0, turn + 0.12f * (float) Math.sin(t));
    float x = home[0] + 0.6f * moment.x() + sway * (float) Math.sin(0.9 * t);
    float y = home[1] + 0.6f * moment.y() + sway * (float) Math.cos(0.7 * t);
    float z = home[2] + moment.z();
    for (int i = 0; i < rest.length; i += 3) {
      for (int k = 0; k < 3; k++) {
        world[i + k] = m[k] * rest[i] + m[4 + k] * rest[i + 1] + m[8 + k] * rest[i + 2];
      }
      world[i] += x;
      world[i + 1] += y;
      world[i + 2] += z;
    }
    surface.move(world);
    return true;
  }

  @Override
  public void close() {
    surface.close();
  }
}
