package kukla.app.capture;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The time that cameras live by. */
interface CaptureClock {
  /** The clock of {@link System#nanoTime}. */
  CaptureClock SYSTEM = new SystemClock();

  long nanos();

  /**
   * Waits.
   *
   * @param brokenOff ends the wait early, together with an interrupt of the thread
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
