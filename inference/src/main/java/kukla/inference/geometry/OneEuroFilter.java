package kukla.inference.geometry;

/**
 * Smooths one noisy signal: heavily while it rests, little while it moves. Casiez, Roussel, Vogel,
 * "1€ Filter: A Simple Speed-based Low-pass Filter for Noisy Input in Interactive Systems", CHI
 * 2012. One thread.
 */
public final class OneEuroFilter {
  private final double minCutoff;
  private final double beta;
  private final double derivativeCutoff;
  private double value = Double.NaN;
  private double derivative;
  private double seconds;

  /**
   * @param minCutoff cut-off frequency at rest, Hz; lower is smoother
   * @param beta how much the cut-off rises with speed, Hz per unit a second; higher lags less
   * @param derivativeCutoff cut-off frequency for the speed itself, Hz
   */
  public OneEuroFilter(double minCutoff, double beta, double derivativeCutoff) {
    if (!(minCutoff > 0) || !(beta >= 0) || !(derivativeCutoff > 0)) {
      throw new IllegalArgumentException(
          "expected positive cut-offs, found " + minCutoff + ", " + beta + ", " + derivativeCutoff);
    }
    this.minCutoff = minCutoff;
    this.beta = beta;
    this.derivativeCutoff = derivativeCutoff;
  }

  /**
   * The smoothed value.
   *
   * @param raw the measured value
   * @param now when it was measured, seconds; a time not after the last one leaves the value as is
   */
  public double filter(double raw, double now) {
    if (Double.isNaN(value)) {
      value = raw;
      seconds = now;
      return value;
    }
    double passed = now - seconds;
    if (!(passed > 0)) {
      return value;
    }
    seconds = now;
    derivative += share(derivativeCutoff, passed) * ((raw - value) / passed - derivative);
    value += share(minCutoff + beta * Math.abs(derivative), passed) * (raw - value);
    return value;
  }

  /** Forgets everything: the next value passes as it is. */
  public void reset() {
    value = Double.NaN;
    derivative = 0;
  }

  private static double share(double cutoff, double passed) {
    double tau = 1 / (2 * Math.PI * cutoff);
    return 1 / (1 + tau / passed);
  }
}
