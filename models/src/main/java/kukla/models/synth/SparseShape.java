package kukla.models.synth;

import java.util.Arrays;

/**
 * A shape that moves some of a mesh's vertices.
 *
 * @param vertices indices of what moves, int32 (N)
 * @param offsets centimetres at weight 1, float32 (N, 3)
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
record SparseShape(int[] vertices, float[] offsets) {
  private static final float STILL_CENTIMETRES = 1e-3f;

  /**
   * Keeps what moves.
   *
   * @param dense offsets of all vertices, float32 (vertices, 3)
   * @param from first float of this shape in {@code dense}
   * @param count number of vertices
   */
  static SparseShape of(float[] dense, int from, int count) {
    int[] vertices = new int[count];
    float[] offsets = new float[3 * count];
    int kept = 0;
    for (int v = 0; v < count; v++) {
      int at = from + 3 * v;
      float most =
          Math.max(Math.abs(dense[at]), Math.max(Math.abs(dense[at + 1]), Math.abs(dense[at + 2])));
      if (most > STILL_CENTIMETRES) {
        vertices[kept] = v;
        System.arraycopy(dense, at, offsets, 3 * kept++, 3);
      }
    }
    return new SparseShape(Arrays.copyOf(vertices, kept), Arrays.copyOf(offsets, 3 * kept));
  }

  /** Adds {@code weight} times this shape to positions (vertices, 3). */
  void addTo(float[] positions, float weight) {
    for (int i = 0; i < vertices.length; i++) {
      int at = 3 * vertices[i];
      positions[at] += weight * offsets[3 * i];
      positions[at + 1] += weight * offsets[3 * i + 1];
      positions[at + 2] += weight * offsets[3 * i + 2];
    }
  }
}
