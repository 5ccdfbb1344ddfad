package kukla.models.synth;

/** Head on body: points of the head turn with it, points of the shoulders stay, the neck bends. */
final class Posture {
  private static final float NECK_TOP = -7.5f;
  private static final float NECK_BOTTOM = -13f;

  /** How much higher up the neck its front counts than its back, a centimetre forward. */
  private static final float NECK_SLANT = 0.25f;

  private static final float[] PIVOT = {0, -5f, -1f};

  private final float[] head;
  private final float[] body;

  Posture(Moment moment, float bodyYaw) {
    float[] turn = Matrix.rotation(moment.yaw(), moment.pitch(), moment.roll());
    float[] back = Matrix.translation(-PIVOT[0], -PIVOT[1], -PIVOT[2]);
    float[] there =
        Matrix.translation(PIVOT[0] + moment.x(), PIVOT[1] + moment.y(), PIVOT[2] + moment.z());
    head = Matrix.multiply(there, Matrix.multiply(turn, back));
    float[] lean = Matrix.translation(moment.x() * 0.8f, moment.y(), moment.z() * 0.8f);
    body =
        Matrix.multiply(
            lean, Matrix.rotation(bodyYaw + 0.12f * moment.yaw(), 0, 0.1f * moment.roll()));
  }

  /** The head's matrix. */
  float[] head() {
    return head;
  }

  /**
   * Moves points.
   *
   * @param local points in the head's frame, float32 (n, 3)
   * @param neutral the same points of the neutral head, whose place says head, neck or body
   * @param world the points moved, float32 (n, 3)
   */
  void apply(float[] local, float[] neutral, float[] world) {
    for (int i = 0; i < local.length; i += 3) {
      float x = local[i];
      float y = local[i + 1];
      float z = local[i + 2];
      float up = neutral[i + 1] + NECK_SLANT * Math.max(0, neutral[i + 2]);
      float t = (up - NECK_BOTTOM) / (NECK_TOP - NECK_BOTTOM);
      t = Math.max(0, Math.min(1, t));
      t = t * t * (3 - 2 * t);
      for (int k = 0; k < 3; k++) {
        float ofHead = head[k] * x + head[4 + k] * y + head[8 + k] * z + head[12 + k];
        float ofBody = body[k] * x + body[4 + k] * y + body[8 + k] * z + body[12 + k];
        world[i + k] = ofBody + (ofHead - ofBody) * t;
      }
    }
  }
}
