package kukla.models.synth;

import java.nio.FloatBuffer;

/**
 * What is known of one frame, in the words of {@link kukla.models.data.Label}.
 *
 * @param points pixels from the top left corner of the picture, float32 (68, 2), iBUG order
 * @param visible 1 where nothing stands in front, float32 (68)
 * @param points3d x right, y down, z away from the camera, centimetres, float32 (68, 3)
 * @param pose yaw, pitch, roll in the camera's axes, degrees
 * @param gaze yaw, pitch in the head, degrees
 * @param expression weights of the head's shapes
 * @param seconds when
 * @param dense masks and depth
 */
@SuppressWarnings("ArrayRecordComponent") // made once a frame, never changed
record Labels(
    float[] points,
    float[] visible,
    float[] points3d,
    float[] pose,
    float[] gaze,
    float[] expression,
    double seconds,
    DenseMap dense) {
  /** In depth-buffer centimetres: a landmark this much behind the surface is hidden. */
  private static final float HIDDEN_CENTIMETRES = 0.45f;

  /**
   * Projects the landmarks.
   *
   * @param world positions, float32 (vertices, 3)
   * @param headToCamera the head's matrix in the camera's axes
   * @param size side of the picture, pixels
   * @param depths depth buffer, bottom row first, {@code depthSize}²
   */
  static Labels of(
      HeadModel model,
      float[] world,
      View view,
      float[] headToCamera,
      Moment moment,
      int size,
      FloatBuffer depths,
      int depthSize,
      DenseMap dense) {
    float[] points3d = new float[3 * HeadModel.LANDMARKS];
    float[] points = new float[2 * HeadModel.LANDMARKS];
    float[] visible = new float[HeadModel.LANDMARKS];
    float[] m = view.viewProjection();
    float[] clip = new float[4];
    for (int i = 0; i < HeadModel.LANDMARKS; i++) {
      int v = 3 * model.landmarks[i];
      Matrix.apply(m, world[v], world[v + 1], world[v + 2], clip, 0);
      float x = clip[0] / clip[3] * 0.5f + 0.5f;
      float y = clip[1] / clip[3] * 0.5f + 0.5f;
      points[2 * i] = x * size - 0.5f;
      points[2 * i + 1] = (1 - y) * size - 0.5f;
      Matrix.apply(view.camera(), world[v], world[v + 1], world[v + 2], clip, 0);
      points3d[3 * i] = clip[0];
      points3d[3 * i + 1] = -clip[1];
      points3d[3 * i + 2] = -clip[2];
      Matrix.apply(m, world[v], world[v + 1], world[v + 2] - HIDDEN_CENTIMETRES, clip, 0);
      float behind = clip[2] / clip[3] * 0.5f + 0.5f;
      visible[i] = farthest(depths, depthSize, x, y) < 2 * nearer(m, world, v) - behind ? 0 : 1;
    }
    return new Labels(
        points,
        visible,
        points3d,
        degrees(Matrix.yawPitchRoll(headToCamera)),
        degrees(moment.gazeYaw(), moment.gazePitch()),
        moment.expression(),
        0,
        dense);
  }

  /** The same at another time. */
  Labels at(double seconds) {
    return new Labels(points, visible, points3d, pose, gaze, expression, seconds, dense);
  }

  private static float[] degrees(float... radians) {
    float[] degrees = new float[radians.length];
    for (int i = 0; i < degrees.length; i++) {
      degrees[i] = (float) Math.toDegrees(radians[i]);
    }
    return degrees;
  }

  private static float nearer(float[] m, float[] world, int v) {
    float[] clip = new float[4];
    Matrix.apply(m, world[v], world[v + 1], world[v + 2], clip, 0);
    return clip[2] / clip[3] * 0.5f + 0.5f;
  }

  /** The farthest depth of the 3×3 pixels around; 0 outside of the picture. */
  private static float farthest(FloatBuffer depths, int size, float x, float y) {
    int cx = (int) (x * size);
    int cy = (int) (y * size);
    if (cx < 1 || cy < 1 || cx >= size - 1 || cy >= size - 1) {
      return 0;
    }
    float far = 0;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        far = Math.max(far, depths.get((cy + dy) * size + cx + dx));
      }
    }
    return far;
  }
}
