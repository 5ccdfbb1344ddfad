package kukla.models.face;

import kukla.models.ops.Ops;

/**
 * What {@link FaceNetwork} says of a batch, FP32.
 *
 * @param points (B, 68, 2): x right, y down, -1 and 1 at the picture's edges, iBUG order
 * @param spread (B, 68): logarithm of how far each is expected to be off, in the same unit
 * @param pose (B, 3): yaw, pitch, roll in radians
 * @param openness (B, 3): right eye, left eye, mouth: gap over width
 * @param gaze (B, 2): yaw and pitch of the eyes in the head, radians
 * @param presence (B, 1): above 0 where there is a face
 */
public record FaceTensors<T>(T points, T spread, T pose, T openness, T gaze, T presence) {
  /** How a point's confidence falls with its expected distance, in halves of the picture. */
  private static final float SHARPNESS = -12;

  /** In [0, 1], (B, 68): that a face is there and each point is where it is said to be. */
  public T confidence(Ops<T> ops) {
    return ops.multiply(ops.exp(ops.scale(ops.exp(spread), SHARPNESS)), ops.sigmoid(presence));
  }
}
