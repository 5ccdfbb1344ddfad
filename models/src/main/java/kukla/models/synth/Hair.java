package kukla.models.synth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kukla.inference.Fault;

/**
 * A hair mesh laid on the neutral head, each vertex tied to the nearest one of the skull so that it
 * follows every identity.
 *
 * @param mesh the mesh in the head file's frame, centimetres
 * @param roots nearest head vertex of each hair vertex
 * @param depth distance of each vertex from the mesh's edge, centimetres
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
record Hair(ObjFile mesh, int[] roots, float[] depth) {
  // MakeHuman's base head (decimetres) against the neutral head: eyes, crown, skull's width,
  // length.
  private static final float[] SCALE = {10.6f, 9.3f, 10.3f};
  private static final float MAKEHUMAN_EYE = 7.284f;
  private static final float MAKEHUMAN_MIDDLE = 0.57f;
  private static final float EYE = 3.60f;
  private static final float MIDDLE = 1.0f;
  private static final float CROWN = 8.55f;
  private static final float CLEARANCE = 0.3f;

  /** All hair meshes of a folder, by name; the head that they were made for is no hair. */
  static List<Hair> readAll(Path folder, HeadModel model) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Hair> hairs = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".obj") && !name.contains("base")) {
          hairs.add(fit(ObjFile.read(file), model));
        }
      }
      return hairs;
    } catch (IOException e) {
      throw new Fault(
          "reading hair meshes: expected a folder of OBJ files, found "
              + e.getClass().getSimpleName()
              + " ("
              + e.getMessage()
              + "); name another with --hair",
          e);
    }
  }

  private static Hair fit(ObjFile file, HeadModel model) {
    float[] p = file.positions().clone();
    float top = -Float.MAX_VALUE;
    for (int i = 1; i < p.length; i += 3) {
      top = Math.max(top, p[i]);
    }
    // Some were made for taller or shorter bodies: bring such a crown to the base head's.
    float lift = Math.abs(top - CROWN) > 0.35f ? CROWN - top : 0;
    for (int i = 0; i < p.length; i += 3) {
      p[i] *= SCALE[0];
      p[i + 1] = (p[i + 1] + lift - MAKEHUMAN_EYE) * SCALE[1] + EYE;
      p[i + 2] = (p[i + 2] - MAKEHUMAN_MIDDLE) * SCALE[2] + MIDDLE;
    }
    Skull skull = new Skull(model);
    int[] roots = new int[p.length / 3];
    for (int v = 0; v < roots.length; v++) {
      roots[v] = skull.nearest(p, v);
      skull.pushOut(p, v, roots[v], CLEARANCE);
    }
    ObjFile fitted = new ObjFile(p, file.uv(), file.triangles(), file.uvTriangles());
    return new Hair(fitted, roots, EdgeDistance.of(fitted));
  }

  /** The hair's positions on this person's head at rest, float32 (vertices, 3). */
  float[] on(HeadShape head) {
    float[] p = mesh.positions().clone();
    for (int v = 0; v < roots.length; v++) {
      for (int k = 0; k < 3; k++) {
        p[3 * v + k] += head.identityOffset(roots[v], k);
      }
    }
    return p;
  }

  /** Whether strands hang before an eye. */
  boolean coversEyes() {
    float[] p = mesh.positions();
    for (int i = 0; i < p.length; i += 3) {
      float x = Math.abs(p[i]);
      if (x > 1.8f && x < 4.2f && p[i + 1] > 2.4f && p[i + 1] < 3.6f && p[i + 2] > 8.5f) {
        return true;
      }
    }
    return false;
  }

  /** Centimetres of mesh across one unit of the first texture coordinate: the median triangle's. */
  float centimetresPerU() {
    int[] t = mesh.triangles();
    float[] spans = new float[t.length / 3];
    for (int i = 0; i < spans.length; i++) {
      spans[i] = span(3 * i);
    }
    java.util.Arrays.sort(spans);
    return spans[spans.length / 2];
  }

  /** Length of the position's derivative by u on the triangle whose first corner is this one. */
  private float span(int corner) {
    float[] p = mesh.positions();
    float[] uv = mesh.uv();
    int[] v = {
      3 * mesh.triangles()[corner],
      3 * mesh.triangles()[corner + 1],
      3 * mesh.triangles()[corner + 2]
    };
    int[] w = {
      2 * mesh.uvTriangles()[corner],
      2 * mesh.uvTriangles()[corner + 1],
      2 * mesh.uvTriangles()[corner + 2]
    };
    float u1 = uv[w[1]] - uv[w[0]];
    float v1 = uv[w[1] + 1] - uv[w[0] + 1];
    float u2 = uv[w[2]] - uv[w[0]];
    float v2 = uv[w[2] + 1] - uv[w[0] + 1];
    float det = u1 * v2 - u2 * v1;
    if (Math.abs(det) < 1e-12f) {
      return 0;
    }
    float square = 0;
    for (int k = 0; k < 3; k++) {
      float du = (v2 * (p[v[1] + k] - p[v[0] + k]) - v1 * (p[v[2] + k] - p[v[0] + k])) / det;
      square += du * du;
    }
    return (float) Math.sqrt(square);
  }
}
