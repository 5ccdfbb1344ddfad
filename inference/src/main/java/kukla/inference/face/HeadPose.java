package kukla.inference.face;

/**
 * How a head is turned in the camera's axes. The rotation is yaw · pitch · roll: where the face
 * looks, then how it is tilted about that.
 *
 * @param yaw degrees, positive as the nose points to the right of the picture
 * @param pitch degrees, positive as it points up
 * @param roll degrees, positive as the top of the head tilts to the left of the picture
 */
public record HeadPose(double yaw, double pitch, double roll) {
  /** Facing the camera. */
  public static final HeadPose FRONTAL = new HeadPose(0, 0, 0);

  /**
   * The pose of a rotation.
   *
   * @param r row-major 3×3, x right, y up, z to the camera
   */
  static HeadPose of(double[] r) {
    double pitch = Math.asin(Math.max(-1, Math.min(1, r[5])));
    double yaw = Math.atan2(r[2], r[8]);
    double roll = Math.atan2(r[3], r[4]);
    return new HeadPose(Math.toDegrees(yaw), Math.toDegrees(pitch), Math.toDegrees(roll));
  }

  /** The rotation, row-major 3×3, x right, y up, z to the camera. */
  double[] rotation() {
    double cy = Math.cos(Math.toRadians(yaw));
    double sy = Math.sin(Math.toRadians(yaw));
    double cp = Math.cos(Math.toRadians(pitch));
    double sp = Math.sin(Math.toRadians(pitch));
    double cr = Math.cos(Math.toRadians(roll));
    double sr = Math.sin(Math.toRadians(roll));
    return new double[] {
      cy * cr - sy * sp * sr,
      -cy * sr - sy * sp * cr,
      sy * cp,
      cp * sr,
      cp * cr,
      sp,
      -sy * cr - cy * sp * sr,
      sy * sr - cy * sp * cr,
      cy * cp
    };
  }

  /**
   * The pose as it looks when the picture is turned.
   *
   * @param radians clockwise as seen
   */
  public HeadPose turned(double radians) {
    double c = Math.cos(radians);
    double s = Math.sin(radians);
    double[] r = rotation();
    double[] turned = r.clone();
    for (int column = 0; column < 3; column++) {
      turned[column] = c * r[column] + s * r[3 + column];
      turned[3 + column] = c * r[3 + column] - s * r[column];
    }
    return of(turned);
  }

  /** The pose in a mirror. */
  public HeadPose mirrored() {
    return new HeadPose(-yaw, pitch, -roll);
  }

  /** The angle of the one rotation from this pose to another, degrees. */
  public double away(HeadPose other) {
    double[] a = rotation();
    double[] b = other.rotation();
    double trace = 0;
    for (int i = 0; i < 9; i++) {
      trace += a[i] * b[i];
    }
    return Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, (trace - 1) / 2))));
  }
}
