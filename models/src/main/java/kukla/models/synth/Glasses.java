package kukla.models.synth;

import java.util.ArrayList;
import java.util.List;

/**
 * Spectacles for the neutral head.
 *
 * @param frame rims, bridge and side arms
 * @param lenses the two lenses
 */
record Glasses(ObjFile frame, ObjFile lenses) {
  private static final int RING = 32;
  private static final int TUBE = 6;
  private static final float LENS_X = 3.25f;
  private static final float LENS_Z = 11.0f;

  /** A pair drawn by chance: thin wire or plastic, round or square, some without lower rims. */
  static Glasses of(Dice dice) {
    Clay frame = new Clay();
    Clay lenses = new Clay();
    boolean wire = dice.chance(0.5);
    float thickness = wire ? dice.range(0.045, 0.08) : dice.range(0.09, 0.2);
    float halfWidth = dice.range(2.2, 2.8);
    float halfHeight = dice.range(1.5, 2.4);
    float roundness = dice.range(2, 5);
    float height = dice.range(2.9, 3.4);
    boolean halfRim = wire && dice.chance(0.3);
    for (int side = -1; side <= 1; side += 2) {
      List<float[]> rim = new ArrayList<>();
      List<float[]> upper = new ArrayList<>();
      for (int i = 0; i <= RING; i++) {
        double angle = 2 * Math.PI * i / RING;
        float x = side * LENS_X + halfWidth * superellipse(Math.cos(angle), roundness);
        float y = height + halfHeight * superellipse(Math.sin(angle), roundness);
        rim.add(new float[] {x, y, plane(x)});
        if (i <= RING / 2) {
          upper.add(rim.get(i));
        }
      }
      frame.tube(halfRim ? upper : rim, thickness, TUBE);
      float middle = side * LENS_X;
      lenses.disc(rim.subList(0, RING), new float[] {middle, height, plane(middle) + 0.12f});
      float hinge = side * (LENS_X + halfWidth);
      frame.tube(
          List.of(
              new float[] {hinge, height + 0.7f, plane(hinge)},
              new float[] {side * 7.5f, height + 0.9f, 6f},
              new float[] {side * 7.9f, height + 0.9f, 1.0f},
              new float[] {side * 7.8f, height - 0.6f, -1.5f}),
          thickness,
          TUBE);
    }
    float inner = LENS_X - halfWidth;
    frame.tube(
        List.of(
            new float[] {-inner, height + 0.3f, plane(inner)},
            new float[] {0, height + 0.7f, plane(0) + 0.35f},
            new float[] {inner, height + 0.3f, plane(inner)}),
        thickness,
        TUBE);
    return new Glasses(frame.mesh(), lenses.mesh());
  }

  private static float superellipse(double value, float roundness) {
    return (float) (Math.signum(value) * Math.pow(Math.abs(value), 2 / roundness));
  }

  /** The lenses bend backwards at the sides. */
  private static float plane(float x) {
    return LENS_Z - 0.028f * x * x;
  }
}
