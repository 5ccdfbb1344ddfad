package kukla.models.synth;

import java.nio.FloatBuffer;

/**
 * Where vertices are in the picture, and whether they can be seen.
 *
 * @param world positions, float32 (vertices, 3)
 * @param view whose picture
 * @param size side of the picture, pixels
 * @param depths depth buffer, bottom row first, {@code depthSize}²
 */
@SuppressWarnings("ArrayRecordComponent") // borrowed for one frame
record LandmarkView(float[] world, View view, int size, FloatBuffer depths, int depthSize) {
  /** Of a vertex: x and y in pixels from the middle of the top left pixel, and 1 where seen. */
  record Place(float x, float y, float seen) {}

  /**
   * @param hidden a vertex this much behind what is drawn there is not seen, centimetres
   */
  Place of(int vertex, float hidden) {
    float[] clip = new float[4];
    float[] m = view.viewProjection();
    int v = 3 * vertex;
    Matrix.apply(m, world[v], world[v + 1], world[v + 2], clip, 0);
    float x = clip[0] / clip[3] * 0.5f + 0.5f;
    float y = clip[1] / clip[3] * 0.5f + 0.5f;
    float depth = clip[2] / clip[3] * 0.5f + 0.5f;
    Matrix.apply(m, world[v], world[v + 1], world[v + 2] - hidden, clip, 0);
    float behind = clip[2] / clip[3] * 0.5f + 0.5f;
    float seen = farthest(x, y) < 2 * depth - behind ? 0 : 1;
    return new Place(x * size - 0.5f, (1 - y) * size - 0.5f, seen);
  }

  /** Of a vertex: x right, y down, z away from the camera, centimetres. */
  void inCamera(int vertex, float[] into, int at) {
    float[] clip = new float[4];
    int v = 3 * vertex;
    Matrix.apply(view.camera(), world[v], world[v + 1], world[v + 2], clip, 0);
    into[at] = clip[0];
    into[at + 1] = -clip[1];
    into[at + 2] = -clip[2];
  }

  /** The farthest depth of the 3×3 pixels around; 0 outside of the picture. */
  private float farthest(float x, float y) {
    int cx = (int) (x * depthSize);
    int cy = (int) (y * depthSize);
    if (cx < 1 || cy < 1 || cx >= depthSize - 1 || cy >= depthSize - 1) {
      return 0;
    }
    float far = 0;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        far = Math.max(far, depths.get((cy + dy) * depthSize + cx + dx));
      }
    }
    return far;
  }
}
