package kukla.inference.geometry;

/**
 * Smooths one noisy signal: heavily while it rests, little while it moves. Casiez, Roussel, Vogel,
 * "1€ Filter: A Simple Speed-based Low-pass Filter for Noisy Input in Interactive Systems", CHI
 * 2012. One thread.
 */
public final class OneEuroFilter {
  private double minCutoff;
  private double beta;
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
    if (!(derivativeCutoff > 0)) {
      throw new IllegalArgumentException("expected a positive cut-off, found " + derivativeCutoff);
    }
    check(minCutoff, beta);
    this.minCutoff = minCutoff;
    this.beta = beta;
    this.derivativeCutoff = derivativeCutoff;
  }

  private static void check(double minCutoff, double beta) {
    if (!(minCutoff > 0) || !(beta >= 0)) {
      throw new IllegalArgumentException(
          "expected a positive cut-off and a beta of at least 0, found " + minCutoff + ", " + beta);
    }
  }

  /** Changes cut-off at rest and beta; what was filtered so far counts on. */
  public void tune(double minCutoff, double beta) {
    check(minCutoff, beta);
    this.minCutoff = minCutoff;
    this.beta = beta;
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
