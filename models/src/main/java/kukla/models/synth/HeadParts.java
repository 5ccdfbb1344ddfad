package kukla.models.synth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The head's triangles sorted by material, ready to be drawn a material at a time. */
final class HeadParts implements AutoCloseable {
  private record Run(int first, int count) {}

  /** What a triangle is drawn as. */
  private record Part(Material material, boolean inMouth) {}

  /** Vertices of ICT-FaceKit's mouth socket, by its documentation. */
  private static final int SOCKET_FIRST = 11248;

  private static final int SOCKET_LAST = 13293;

  private static final int LASH_ROWS = 6;
  private static final float LASH_TOP = 0.988f;
  private static final float LASH_ROW = 0.028f;

  private final Map<Part, Run> runs = new HashMap<>();
  final Surface surface;

  /**
   * @param openness share of the sky that each vertex sees, float32 (vertices)
   */
  HeadParts(HeadModel model, float[] openness) {
    List<Integer> order = new ArrayList<>();
    for (int t = 0; t < model.triangleMaterial.length; t++) {
      order.add(t);
    }
    order.sort(
        Comparator.comparing((Integer t) -> model.triangleMaterial[t])
            .thenComparing(t -> inMouth(model, t)));
    int[] triangles = new int[model.triangles.length];
    int[] uvTriangles = new int[triangles.length];
    float[] own = openness.clone();
    for (int i = 0; i < order.size(); i++) {
      int t = order.get(i);
      Material material = model.triangleMaterial[t];
      System.arraycopy(model.triangles, 3 * t, triangles, 3 * i, 3);
      System.arraycopy(model.uvTriangles, 3 * t, uvTriangles, 3 * i, 3);
      int at = i;
      runs.merge(
          new Part(material, inMouth(model, t)),
          new Run(at, 1),
          (run, one) -> new Run(run.first, at + 1 - run.first));
      if (material == Material.LASHES) {
        for (int c = 0; c < 3; c++) {
          own[model.triangles[3 * t + c]] =
              alongLash(model.uv[2 * model.uvTriangles[3 * t + c] + 1]);
        }
      }
    }
    surface = new Surface(model.neutral, triangles, model.uv, uvTriangles, own);
  }

  /** 0 at a lash's root, 1 at its tip: strips of six rows lie above each other in the uv map. */
  private static float alongLash(float v) {
    int row = Math.round((LASH_TOP - v) / LASH_ROW);
    return (float) (row % LASH_ROWS) / (LASH_ROWS - 1);
  }

  private static boolean inMouth(HeadModel model, int triangle) {
    for (int c = 0; c < 3; c++) {
      int v = model.triangles[3 * triangle + c];
      if (v >= SOCKET_FIRST && v <= SOCKET_LAST) {
        return true;
      }
    }
    return false;
  }

  /** Draws all of a material. */
  void draw(Material material) {
    draw(material, false);
    draw(material, true);
  }

  /** Draws what of a material lies behind the lips, or the rest of it. */
  void draw(Material material, boolean inMouth) {
    Run run = runs.get(new Part(material, inMouth));
    if (run != null) {
      surface.draw(run.first, run.count);
    }
  }

  @Override
  public void close() {
    surface.close();
  }
}
