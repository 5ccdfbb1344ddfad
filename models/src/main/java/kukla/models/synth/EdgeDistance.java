package kukla.models.synth;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/** How far each vertex of an open mesh lies from the mesh's edge, along the mesh. */
final class EdgeDistance {
  private record Reached(int vertex, float distance) {}

  private EdgeDistance() {}

  /** Distances, float32 (vertices). */
  static float[] of(ObjFile mesh) {
    int[] t = mesh.triangles();
    Map<Long, Integer> uses = new HashMap<>();
    for (int i = 0; i < t.length; i++) {
      uses.merge(key(t[i], next(t, i)), 1, Integer::sum);
    }
    float[] distance = new float[mesh.positions().length / 3];
    Arrays.fill(distance, Float.MAX_VALUE);
    PriorityQueue<Reached> queue =
        new PriorityQueue<>(Comparator.comparingDouble(Reached::distance));
    Map<Integer, int[]> around = neighbours(t);
    for (int i = 0; i < t.length; i++) {
      if (uses.getOrDefault(key(t[i], next(t, i)), 0) == 1) {
        distance[t[i]] = 0;
        queue.add(new Reached(t[i], 0));
      }
    }
    while (!queue.isEmpty()) {
      Reached here = queue.remove();
      if (here.distance > distance[here.vertex]) {
        continue;
      }
      for (int there : around.getOrDefault(here.vertex, new int[0])) {
        float far = here.distance + length(mesh.positions(), here.vertex, there);
        if (far < distance[there]) {
          distance[there] = far;
          queue.add(new Reached(there, far));
        }
      }
    }
    for (int v = 0; v < distance.length; v++) {
      distance[v] = Math.min(10, distance[v]);
    }
    return distance;
  }

  private static int next(int[] t, int corner) {
    return corner % 3 == 2 ? t[corner - 2] : t[corner + 1];
  }

  private static long key(int a, int b) {
    return (long) Math.min(a, b) << 32 | Math.max(a, b);
  }

  private static Map<Integer, int[]> neighbours(int[] t) {
    Map<Integer, int[]> around = new HashMap<>();
    for (int i = 0; i < t.length; i++) {
      around.merge(t[i], new int[] {next(t, i)}, EdgeDistance::join);
      around.merge(next(t, i), new int[] {t[i]}, EdgeDistance::join);
    }
    return around;
  }

  private static int[] join(int[] a, int[] b) {
    int[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }

  private static float length(float[] p, int a, int b) {
    float dx = p[3 * a] - p[3 * b];
    float dy = p[3 * a + 1] - p[3 * b + 1];
    float dz = p[3 * a + 2] - p[3 * b + 2];
    return (float) Math.sqrt(dx * dx + dy * dy + dz * dz);
  }
}
