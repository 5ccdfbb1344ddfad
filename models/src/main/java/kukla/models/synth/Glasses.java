package kukla.models.synth;

import java.util.ArrayList;
import java.util.List;

/** Spectacles for the neutral head: two rims, a bridge and the side arms, as one mesh of tubes. */
final class Glasses {
  private static final int RING = 32;
  private static final int TUBE = 6;
  private static final float LENS_X = 3.25f;
  private static final float LENS_Z = 11.0f;

  private final List<float[]> positions = new ArrayList<>();
  private final List<Integer> triangles = new ArrayList<>();
  private final float thickness;

  private Glasses(float thickness) {
    this.thickness = thickness;
  }

  /** A pair drawn by chance; uv are unused. */
  static ObjFile of(Dice dice) {
    Glasses glasses = new Glasses(dice.range(0.07, 0.24));
    float halfWidth = dice.range(2.2, 2.8);
    float halfHeight = dice.range(1.5, 2.4);
    float roundness = dice.range(2, 5);
    float height = dice.range(2.9, 3.4);
    for (int side = -1; side <= 1; side += 2) {
      List<float[]> rim = new ArrayList<>();
      for (int i = 0; i <= RING; i++) {
        double angle = 2 * Math.PI * i / RING;
        float x = side * LENS_X + halfWidth * superellipse(Math.cos(angle), roundness);
        float y = height + halfHeight * superellipse(Math.sin(angle), roundness);
        rim.add(new float[] {x, y, plane(x)});
      }
      glasses.tube(rim);
      float hinge = side * (LENS_X + halfWidth);
      glasses.tube(
          List.of(
              new float[] {hinge, height + 0.7f, plane(hinge)},
              new float[] {side * 7.5f, height + 0.9f, 6f},
              new float[] {side * 7.9f, height + 0.9f, 1.0f},
              new float[] {side * 7.8f, height - 0.6f, -1.5f}));
    }
    float inner = LENS_X - halfWidth;
    glasses.tube(
        List.of(
            new float[] {-inner, height + 0.3f, plane(inner)},
            new float[] {0, height + 0.7f, plane(0) + 0.35f},
            new float[] {inner, height + 0.3f, plane(inner)}));
    return glasses.mesh();
  }

  private static float superellipse(double value, float roundness) {
    return (float) (Math.signum(value) * Math.pow(Math.abs(value), 2 / roundness));
  }

  /** The lenses bend backwards at the sides. */
  private static float plane(float x) {
    return LENS_Z - 0.028f * x * x;
  }

  private void tube(List<float[]> path) {
    for (int i = 0; i < path.size(); i++) {
      float[] here = path.get(i);
      float[] before = path.get(Math.max(0, i - 1));
      float[] after = path.get(Math.min(path.size() - 1, i + 1));
      float[] along = Matrix.unit(after[0] - before[0], after[1] - before[1], after[2] - before[2]);
      float[] up = Math.abs(along[2]) < 0.8f ? new float[] {0, 0, 1} : new float[] {0, 1, 0};
      float[] u = Matrix.cross(along, up);
      u = Matrix.unit(u[0], u[1], u[2]);
      float[] w = Matrix.cross(along, u);
      for (int k = 0; k < TUBE; k++) {
        double angle = 2 * Math.PI * k / TUBE;
        float[] point = new float[3];
        for (int c = 0; c < 3; c++) {
          point[c] =
              here[c] + thickness * (float) (Math.cos(angle) * u[c] + Math.sin(angle) * w[c]);
        }
        positions.add(point);
      }
    }
    int first = positions.size() - path.size() * TUBE;
    for (int i = 0; i + 1 < path.size(); i++) {
      for (int k = 0; k < TUBE; k++) {
        int a = first + i * TUBE + k;
        int b = first + i * TUBE + (k + 1) % TUBE;
        triangles.addAll(List.of(a, b, b + TUBE, a, b + TUBE, a + TUBE));
      }
    }
  }

  private ObjFile mesh() {
    float[] flat = new float[3 * positions.size()];
    for (int i = 0; i < positions.size(); i++) {
      System.arraycopy(positions.get(i), 0, flat, 3 * i, 3);
    }
    int[] corners = triangles.stream().mapToInt(Integer::intValue).toArray();
    return new ObjFile(flat, new float[2 * positions.size()], corners, corners.clone());
  }
}
