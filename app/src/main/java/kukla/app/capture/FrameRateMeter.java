package kukla.app.capture;

/** Pictures a second by their capture times, over about the last second. */
final class FrameRateMeter {
  private static final long SPAN_NANOS = 1_000_000_000;

  private double rate;
  private long from;
  private long count;

  /** Starts anew at the rate that was promised. */
  void reset(double promised) {
    rate = promised;
    count = 0;
  }

  /** Counts a picture; true when the rate was measured anew. */
  boolean count(long captureNanos) {
    if (count == 0) {
      from = captureNanos;
    }
    long span = captureNanos - from;
    count++;
    if (span < SPAN_NANOS) {
      return false;
    }
    rate = Math.round((count - 1) * 1e10 / span) / 10.0;
    from = captureNanos;
    count = 1;
    return true;
  }

  double rate() {
    return rate;
  }
}
