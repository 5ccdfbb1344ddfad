package kukla.models.synth;

/**
 * What a face does at one time.
 *
 * @param expression weights of the head's expression shapes, 0 rest … 1 full
 * @param yaw head, radians, positive to the person's left
 * @param pitch head, radians, positive up
 * @param roll head, radians, positive to the person's right shoulder
 * @param x head to the person's left, centimetres
 * @param y head up, centimetres
 * @param z head towards the camera, centimetres
 * @param gazeYaw eyes in the head, radians, as yaw
 * @param gazePitch eyes in the head, radians, as pitch
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
record Moment(
    float[] expression,
    float yaw,
    float pitch,
    float roll,
    float x,
    float y,
    float z,
    float gazeYaw,
    float gazePitch) {

  /** At rest, looking straight ahead. */
  static Moment rest(int expressions) {
    return new Moment(new float[expressions], 0, 0, 0, 0, 0, 0, 0, 0);
  }
}
