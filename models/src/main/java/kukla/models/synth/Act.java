package kukla.models.synth;

/**
 * Weights that come, stay and go.
 *
 * @param begin seconds
 * @param rise seconds until it is there
 * @param hold seconds that it stays
 * @param fall seconds until it is gone
 * @param weights of the head's expression shapes at its height
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never changed
record Act(double begin, double rise, double hold, double fall, float[] weights) {

  /** How far it is there, 0 to 1, smooth. */
  float level(double t) {
    double up = (t - begin) / rise;
    double down = (begin + rise + hold + fall - t) / fall;
    double level = Math.max(0, Math.min(1, Math.min(up, down)));
    return (float) (level * level * (3 - 2 * level));
  }

  /** Adds what of it is there. */
  void addTo(float[] weights, double t, float scale) {
    float level = scale * level(t);
    if (level > 0) {
      for (int i = 0; i < weights.length; i++) {
        weights[i] += level * this.weights[i];
      }
    }
  }
}
