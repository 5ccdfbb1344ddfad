package kukla.models.synth;

/** What a mouth does while it speaks. */
interface Speech {
  /**
   * Adds the mouth's shape at this time.
   *
   * @param weights of the head's expression shapes
   * @param scale how much of it shows, 0 to 1
   */
  void addTo(float[] weights, double t, float scale);

  /** How lively it is at this time, 0 in a pause to 1: the head goes along with it. */
  float stress(double t);
}
