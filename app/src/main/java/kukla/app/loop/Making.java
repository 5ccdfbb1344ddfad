package kukla.app.loop;

import kukla.app.frames.Pool;
import kukla.inference.frame.Frame;
import kukla.inference.reenact.Outcome;
import kukla.inference.reenact.Portrait;
import kukla.inference.reenact.PortraitBuffer;
import kukla.inference.reenact.Source;
import kukla.inference.reenact.Underway;

/**
 * A portrait that is being made, with all that belongs to it until it can be shown. Inference
 * thread.
 */
final class Making {
  private final Underway underway;
  private final Pool.Lease<PortraitBuffer> lease;
  private final Source source;
  private final long sequence;
  private final long captureNanos;

  /**
   * @param lease of the buffer that takes it; the portrait's once that is finished
   * @param source that is moved
   * @param frame borrowed for the call
   */
  Making(Underway underway, Pool.Lease<PortraitBuffer> lease, Source source, Frame frame) {
    this.underway = underway;
    this.lease = lease;
    this.source = source;
    sequence = frame.sequence();
    captureNanos = frame.captureNanos();
  }

  /** Whether {@link #finish} would not wait. */
  boolean isDone() {
    return underway.isDone();
  }

  /** Waits for it; it is the caller's then. */
  Portrait finish() {
    Outcome outcome = underway.finish();
    return new Portrait(lease.buffer(), source, outcome, sequence, captureNanos, lease);
  }

  /** Gives its buffer back, once nobody works on it any more. */
  void abandon() {
    lease.close();
  }
}
