package kukla.models.synth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kukla.inference.Fault;

/**
 * A Wavefront OBJ mesh: positions, texture coordinates, polygons cut into triangles.
 *
 * @param positions float32 (vertices, 3)
 * @param uv float32 (uv corners, 2)
 * @param triangles int32 (triangles, 3)
 * @param uvTriangles int32 (triangles, 3)
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
record ObjFile(float[] positions, float[] uv, int[] triangles, int[] uvTriangles) {

  /**
   * Reads a file.
   *
   * @throws Fault when it is missing or no such mesh
   */
  static ObjFile read(Path path) {
    List<float[]> positions = new ArrayList<>();
    List<float[]> uv = new ArrayList<>();
    List<int[]> corners = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(path)) {
        String[] words = line.trim().split("\\s+");
        switch (words[0]) {
          case "v" -> positions.add(floats(words, 3));
          case "vt" -> uv.add(floats(words, 2));
          case "f" -> {
            for (int i = 3; i < words.length; i++) {
              corners.add(corner(words[1]));
              corners.add(corner(words[i - 1]));
              corners.add(corner(words[i]));
            }
          }
          default -> {}
        }
      }
    } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
      throw bad(path, e.getClass().getSimpleName() + " (" + e.getMessage() + ")", e);
    }
    int[] triangles = new int[corners.size()];
    int[] uvTriangles = new int[corners.size()];
    for (int i = 0; i < triangles.length; i++) {
      triangles[i] = corners.get(i)[0];
      uvTriangles[i] = corners.get(i)[1];
      if (Math.min(triangles[i], uvTriangles[i]) < 0
          || triangles[i] >= positions.size()
          || uvTriangles[i] >= uv.size()) {
        throw bad(path, "a face that names a missing vertex", null);
      }
    }
    if (triangles.length == 0) {
      throw bad(path, "no faces", null);
    }
    return new ObjFile(flat(positions, 3), flat(uv, 2), triangles, uvTriangles);
  }

  private static Fault bad(
      Path path, String found, @org.jspecify.annotations.Nullable Throwable cause) {
    return new Fault(
        "reading mesh %s: expected a Wavefront OBJ with texture coordinates, found %s; copy it again"
            .formatted(path, found),
        cause);
  }

  private static float[] floats(String[] words, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = Float.parseFloat(words[i + 1]);
    }
    return values;
  }

  private static int[] corner(String word) {
    int slash = word.indexOf('/');
    int end = word.indexOf('/', slash + 1);
    String second = end < 0 ? word.substring(slash + 1) : word.substring(slash + 1, end);
    return new int[] {Integer.parseInt(word.substring(0, slash)) - 1, Integer.parseInt(second) - 1};
  }

  private static float[] flat(List<float[]> rows, int width) {
    float[] flat = new float[rows.size() * width];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, flat, i * width, width);
    }
    return flat;
  }
}
