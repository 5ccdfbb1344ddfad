package kukla.models.synth;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import kukla.render.Mesh;

/**
 * A mesh on its way to the screen: corners (position index, uv index) made unique, smooth normals,
 * one buffer streamed a frame. Its opener closes it, on the context's thread.
 *
 * <p>Attributes: 0 position, 1 normal, 2 uv, 3 position on the neutral shape, 4 a number of the
 * mesh's own.
 */
final class Surface implements AutoCloseable {
  private final int[] triangles;
  private final int[] cornerVertex;
  private final float[] normals;
  private final FloatBuffer stream;
  private final Mesh mesh;

  /**
   * @param neutral positions on the neutral shape, float32 (vertices, 3)
   * @param triangles int32 (triangles, 3), into positions
   * @param uv float32 (uv corners, 2)
   * @param uvTriangles int32 (triangles, 3), into uv
   * @param own a number a vertex
   */
  Surface(float[] neutral, int[] triangles, float[] uv, int[] uvTriangles, float[] own) {
    this.triangles = triangles;
    Map<Long, Integer> seen = new HashMap<>();
    int[] corners = new int[triangles.length];
    int[] vertexOf = new int[triangles.length];
    int[] uvOf = new int[triangles.length];
    for (int i = 0; i < triangles.length; i++) {
      long key = (long) triangles[i] << 32 | uvTriangles[i];
      Integer corner = seen.putIfAbsent(key, seen.size());
      if (corner == null) {
        corner = seen.size() - 1;
        vertexOf[corner] = triangles[i];
        uvOf[corner] = uvTriangles[i];
      }
      corners[i] = corner;
    }
    int count = seen.size();
    cornerVertex = Arrays.copyOf(vertexOf, count);
    float[] still = new float[6 * count];
    for (int i = 0; i < count; i++) {
      still[6 * i] = uv[2 * uvOf[i]];
      still[6 * i + 1] = uv[2 * uvOf[i] + 1];
      System.arraycopy(neutral, 3 * vertexOf[i], still, 6 * i + 2, 3);
      still[6 * i + 5] = own[vertexOf[i]];
    }
    normals = new float[neutral.length];
    stream =
        ByteBuffer.allocateDirect(6 * count * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    mesh = new Mesh(count, new int[] {3, 3}, new int[] {2, 3, 1}, still, corners);
  }

  /** Streams positions, float32 (vertices, 3), and the normals that follow from them. */
  void move(float[] positions) {
    normals(positions);
    for (int i = 0; i < cornerVertex.length; i++) {
      int from = 3 * cornerVertex[i];
      stream.put(6 * i, positions, from, 3);
      stream.put(6 * i + 3, normals, from, 3);
    }
    mesh.stream(stream);
  }

  private void normals(float[] p) {
    Arrays.fill(normals, 0);
    for (int t = 0; t < triangles.length; t += 3) {
      int a = 3 * triangles[t];
      int b = 3 * triangles[t + 1];
      int c = 3 * triangles[t + 2];
      float ux = p[b] - p[a];
      float uy = p[b + 1] - p[a + 1];
      float uz = p[b + 2] - p[a + 2];
      float vx = p[c] - p[a];
      float vy = p[c + 1] - p[a + 1];
      float vz = p[c + 2] - p[a + 2];
      float nx = uy * vz - uz * vy;
      float ny = uz * vx - ux * vz;
      float nz = ux * vy - uy * vx;
      add(a, nx, ny, nz);
      add(b, nx, ny, nz);
      add(c, nx, ny, nz);
    }
  }

  private void add(int at, float x, float y, float z) {
    normals[at] += x;
    normals[at + 1] += y;
    normals[at + 2] += z;
  }

  /** Draws a run of triangles. */
  void draw(int firstTriangle, int count) {
    mesh.draw(3 * firstTriangle, 3 * count);
  }

  /** Draws all triangles. */
  void draw() {
    mesh.draw();
  }

  @Override
  public void close() {
    mesh.close();
  }
}
