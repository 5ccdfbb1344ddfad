package kukla.models.synth;

import java.util.ArrayList;
import java.util.List;

/** A mesh on its way: tubes, balls, sheets and discs of points, one after the other. */
final class Clay {
  private static final int AROUND_BALL = 18;
  private static final int DOWN_BALL = 10;

  private final List<float[]> positions = new ArrayList<>();
  private final List<Integer> triangles = new ArrayList<>();

  /** A tube of this radius along a path. */
  Clay tube(List<float[]> path, float radius, int around) {
    float[] radii = new float[path.size()];
    java.util.Arrays.fill(radii, radius);
    return tube(path, radii, around);
  }

  /** A tube along a path, thick and thin. */
  Clay tube(List<float[]> path, float[] radii, int around) {
    float[][][] rows = new float[path.size()][around][];
    for (int i = 0; i < path.size(); i++) {
      float[] here = path.get(i);
      float[] before = path.get(Math.max(0, i - 1));
      float[] after = path.get(Math.min(path.size() - 1, i + 1));
      float[] along = Matrix.unit(after[0] - before[0], after[1] - before[1], after[2] - before[2]);
      float[] up = Math.abs(along[2]) < 0.8f ? new float[] {0, 0, 1} : new float[] {0, 1, 0};
      float[] u = Matrix.cross(along, up);
      u = Matrix.unit(u[0], u[1], u[2]);
      float[] w = Matrix.cross(along, u);
      for (int k = 0; k < around; k++) {
        double angle = 2 * Math.PI * k / around;
        float[] point = new float[3];
        for (int c = 0; c < 3; c++) {
          point[c] = here[c] + radii[i] * (float) (Math.cos(angle) * u[c] + Math.sin(angle) * w[c]);
        }
        rows[i][k] = point;
      }
    }
    return sheet(rows, true);
  }

  /** An ellipsoid. */
  Clay ball(float[] centre, float[] radii) {
    float[][][] rows = new float[DOWN_BALL + 1][AROUND_BALL][];
    for (int r = 0; r <= DOWN_BALL; r++) {
      double polar = Math.PI * r / DOWN_BALL;
      for (int k = 0; k < AROUND_BALL; k++) {
        double angle = 2 * Math.PI * k / AROUND_BALL;
        rows[r][k] =
            new float[] {
              centre[0] + radii[0] * (float) (Math.sin(polar) * Math.cos(angle)),
              centre[1] + radii[1] * (float) Math.cos(polar),
              centre[2] - radii[2] * (float) (Math.sin(polar) * Math.sin(angle))
            };
      }
    }
    return sheet(rows, true);
  }

  /**
   * A sheet through a grid of points.
   *
   * @param rows rows of equally many points
   * @param closed whether each row's last point joins its first
   */
  Clay sheet(float[][][] rows, boolean closed) {
    int first = positions.size();
    int across = rows[0].length;
    for (float[][] row : rows) {
      positions.addAll(List.of(row));
    }
    for (int r = 0; r + 1 < rows.length; r++) {
      for (int k = 0; k < (closed ? across : across - 1); k++) {
        int a = first + r * across + k;
        int b = first + r * across + (k + 1) % across;
        triangles.addAll(List.of(a, b, b + across, a, b + across, a + across));
      }
    }
    return this;
  }

  /** A disc within a rim. */
  Clay disc(List<float[]> rim, float[] centre) {
    int first = positions.size();
    positions.add(centre);
    positions.addAll(rim);
    for (int k = 0; k < rim.size(); k++) {
      triangles.addAll(List.of(first, first + 1 + k, first + 1 + (k + 1) % rim.size()));
    }
    return this;
  }

  /** The mesh so far; uv are zero. */
  ObjFile mesh() {
    float[] flat = new float[3 * positions.size()];
    for (int i = 0; i < positions.size(); i++) {
      System.arraycopy(positions.get(i), 0, flat, 3 * i, 3);
    }
    int[] corners = triangles.stream().mapToInt(Integer::intValue).toArray();
    return new ObjFile(flat, new float[2 * positions.size()], corners, corners.clone());
  }
}
