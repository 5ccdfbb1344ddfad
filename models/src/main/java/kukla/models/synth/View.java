package kukla.models.synth;

/**
 * Where the lens stands and what it maps where.
 *
 * @param viewProjection world to clip coordinates, column-major
 * @param camera world to camera axes (x right, y up, z backwards), column-major
 * @param near least distance along the axis that is drawn, centimetres
 * @param far the greatest
 * @param eye the lens in the world, centimetres
 * @param shadowMatrix world to the key light's clip coordinates
 */
@SuppressWarnings("ArrayRecordComponent") // made once a frame, never changed
record View(
    float[] viewProjection,
    float[] camera,
    float near,
    float far,
    float[] eye,
    float[] shadowMatrix) {
  private static final float FACE_WIDTH = 14.7f;
  private static final float FACE_DEPTH = 4f;
  private static final float EDGE = 0.93f;
  private static final float SHADOW_HALF = 21f;

  /** The view of a frame: the hand that holds the camera may have moved. */
  static View of(Scene scene, int frame) {
    float[] drift = scene.drift(frame);
    float distance = scene.distanceCentimetres();
    float focal = 2 * scene.faceFraction() * distance / FACE_WIDTH;
    float[] eye = {0, 1, distance + FACE_DEPTH};
    float near = Math.max(5, distance - 30);
    float far = distance + 80;
    float[] projection =
        Matrix.perspective(
            focal, scene.centreX() + drift[0], scene.centreY() + drift[1], near, far);
    float[] camera = Matrix.translation(-eye[0], -eye[1], -eye[2]);
    float[] k = scene.keyDirection();
    float[] from = {k[0] * 60, k[1] * 60, k[2] * 60};
    return new View(
        Matrix.multiply(projection, camera),
        camera,
        near,
        far,
        eye,
        Matrix.multiply(
            Matrix.orthographic(SHADOW_HALF, 120), Matrix.lookAt(from, new float[] {0, 0, 0})));
  }

  /** The same view, moved so that no landmark leaves the picture where that can be. */
  View holding(HeadModel model, float[] world) {
    float[] low = {Float.MAX_VALUE, Float.MAX_VALUE};
    float[] high = {-Float.MAX_VALUE, -Float.MAX_VALUE};
    float[] clip = new float[4];
    for (int landmark : model.landmarks) {
      int v = 3 * landmark;
      Matrix.apply(viewProjection, world[v], world[v + 1], world[v + 2], clip, 0);
      for (int k = 0; k < 2; k++) {
        low[k] = Math.min(low[k], clip[k] / clip[3]);
        high[k] = Math.max(high[k], clip[k] / clip[3]);
      }
    }
    float[] moved = viewProjection.clone();
    for (int k = 0; k < 2; k++) {
      float shift = Math.max(0, -EDGE - low[k]) - Math.max(0, high[k] - EDGE);
      for (int column = 0; column < 4; column++) {
        moved[4 * column + k] += shift * viewProjection[4 * column + 3];
      }
    }
    return new View(moved, camera, near, far, eye, shadowMatrix);
  }

  /** Centimetres along the camera's axis of a depth-buffer value in [0, 1). */
  float centimetres(float depth) {
    return near * far / (far - depth * (far - near));
  }
}
