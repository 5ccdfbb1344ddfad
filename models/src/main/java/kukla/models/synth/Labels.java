package kukla.models.synth;

import kukla.inference.face.OpeningRatio;

/**
 * What is known of one frame, in the words of {@link kukla.models.data.Label}.
 *
 * @param points pixels from the top left corner of the picture, float32 (68, 2), iBUG order
 * @param visible 1 where nothing stands in front, float32 (68)
 * @param pupils the person's right one, then the left: x, y, pixels, and 1 where it is seen
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
    float[] pupils,
    float[] points3d,
    float[] pose,
    float[] gaze,
    float[] expression,
    double seconds,
    DenseMap dense) {
  /** Landmarks may lie this deep in skin and hair, centimetres. */
  private static final float SKIN = 0.45f;

  /** Less than a lid is thick, centimetres. */
  private static final float LID = 0.04f;

  /** Lids this near, over the eye's width, show no pupil. */
  private static final float SHUT = 0.12f;

  /**
   * Looks at the landmarks.
   *
   * @param headToCamera the head's matrix in the camera's axes
   */
  static Labels of(
      HeadModel model, LandmarkView view, float[] headToCamera, Moment moment, DenseMap dense) {
    float[] points3d = new float[3 * HeadModel.LANDMARKS];
    float[] points = new float[2 * HeadModel.LANDMARKS];
    float[] visible = new float[HeadModel.LANDMARKS];
    for (int i = 0; i < HeadModel.LANDMARKS; i++) {
      LandmarkView.Place place = view.of(model.landmarks[i], SKIN);
      points[2 * i] = place.x();
      points[2 * i + 1] = place.y();
      visible[i] = place.seen();
      view.inCamera(model.landmarks[i], points3d, 3 * i);
    }
    return new Labels(
        points,
        visible,
        pupils(model, view, points),
        points3d,
        degrees(Matrix.yawPitchRoll(headToCamera)),
        degrees(moment.gazeYaw(), moment.gazePitch()),
        moment.expression(),
        0,
        dense);
  }

  private static float[] pupils(HeadModel model, LandmarkView view, float[] points) {
    LandmarkView.Place right = view.of(model.pupils[0], LID);
    LandmarkView.Place left = view.of(model.pupils[1], LID);
    float rightOpen = OpeningRatio.rightEye(points, 0) < SHUT ? 0 : right.seen();
    float leftOpen = OpeningRatio.leftEye(points, 0) < SHUT ? 0 : left.seen();
    return new float[] {right.x(), right.y(), rightOpen, left.x(), left.y(), leftOpen};
  }

  /** The same at another time. */
  Labels at(double seconds) {
    return new Labels(points, visible, pupils, points3d, pose, gaze, expression, seconds, dense);
  }

  private static float[] degrees(float... radians) {
    float[] degrees = new float[radians.length];
    for (int i = 0; i < degrees.length; i++) {
      degrees[i] = (float) Math.toDegrees(radians[i]);
    }
    return degrees;
  }
}
