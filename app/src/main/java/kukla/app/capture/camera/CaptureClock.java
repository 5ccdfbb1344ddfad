package kukla.app.capture.camera;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The time that cameras live by: another one stands in for it in tests. Any thread may ask and
 * wait.
 */
public interface CaptureClock {
  /** The clock of {@link System#nanoTime}. */
  CaptureClock SYSTEM = new SystemClock();

  /** Nanoseconds since some moment, never falling. */
  long nanos();

  /**
   * Makes the calling thread wait; returns at once where that time is past.
   *
   * @param nanos until when, as {@link #nanos} tells it
   * @param brokenOff asked whenever the thread is about to wait; true ends the wait early, together
   *     with an interrupt of the thread
   * @return false when it was ended early
   */
  boolean waitUntil(long nanos, BooleanSupplier brokenOff);

  /** See {@link #SYSTEM}. */
  final class SystemClock implements CaptureClock {
    @Override
    public long nanos() {
      return System.nanoTime();
    }

    @Override
    public boolean waitUntil(long nanos, BooleanSupplier brokenOff) {
      long left = nanos - System.nanoTime();
      while (left > 0) {
        if (brokenOff.getAsBoolean() || Thread.currentThread().isInterrupted()) {
          return false;
        }
        LockSupport.parkNanos(this, left);
        left = nanos - System.nanoTime();
      }
      return !brokenOff.getAsBoolean();
    }
  }
}
