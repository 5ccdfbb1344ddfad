package kukla.models.synth;

/** The neutral head's outer skin as a place to lay hair on. */
final class Skull {
  private final float[] positions;
  private final float[] normals;
  private final int[] outer;

  Skull(HeadModel model) {
    positions = model.neutral;
    normals = new float[positions.length];
    boolean[] skin = new boolean[model.vertexCount];
    for (int t = 0; t < model.triangleMaterial.length; t++) {
      Material material = model.triangleMaterial[t];
      if (material != Material.FACE && material != Material.BACK_OF_HEAD) {
        continue;
      }
      int a = model.triangles[3 * t];
      int b = model.triangles[3 * t + 1];
      int c = model.triangles[3 * t + 2];
      float[] n = Matrix.cross(edge(a, b), edge(a, c));
      for (int v : new int[] {a, b, c}) {
        skin[v] = true;
        for (int k = 0; k < 3; k++) {
          normals[3 * v + k] += n[k];
        }
      }
    }
    outer =
        java.util.stream.IntStream.range(0, model.vertexCount)
            .filter(v -> skin[v] && outward(v) > 0)
            .toArray();
  }

  private float[] edge(int from, int to) {
    return new float[] {
      positions[3 * to] - positions[3 * from],
      positions[3 * to + 1] - positions[3 * from + 1],
      positions[3 * to + 2] - positions[3 * from + 2]
    };
  }

  /** How much a vertex's normal points away from the head's middle. */
  private float outward(int v) {
    float[] n = Matrix.unit(normals[3 * v], normals[3 * v + 1], normals[3 * v + 2]);
    return n[0] * positions[3 * v]
        + n[1] * (positions[3 * v + 1] - 4)
        + n[2] * (positions[3 * v + 2] - 1);
  }

  /** Index of the skin vertex nearest to point {@code v} of {@code points}. */
  int nearest(float[] points, int v) {
    int best = outer[0];
    float least = Float.MAX_VALUE;
    for (int o : outer) {
      float dx = positions[3 * o] - points[3 * v];
      float dy = positions[3 * o + 1] - points[3 * v + 1];
      float dz = positions[3 * o + 2] - points[3 * v + 2];
      float d = dx * dx + dy * dy + dz * dz;
      if (d < least) {
        least = d;
        best = o;
      }
    }
    return best;
  }

  /** Lifts point {@code v} off the skin where it lies inside or too close. */
  void pushOut(float[] points, int v, int root, float clearance) {
    float[] n = Matrix.unit(normals[3 * root], normals[3 * root + 1], normals[3 * root + 2]);
    float height = 0;
    for (int k = 0; k < 3; k++) {
      height += n[k] * (points[3 * v + k] - positions[3 * root + k]);
    }
    if (height < clearance) {
      for (int k = 0; k < 3; k++) {
        points[3 * v + k] += n[k] * (clearance - height);
      }
    }
  }
}
