package kukla.app.capture.camera;

import java.util.function.BooleanSupplier;

/** Time that passes only while somebody waits, and when told to. */
public final class StepClock implements CaptureClock {
  private long now = 1_000_000_000;

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public boolean waitUntil(long nanos, BooleanSupplier brokenOff) {
    now = Math.max(now, nanos);
    return !brokenOff.getAsBoolean();
  }

  /** Lets time pass. */
  public void pass(long nanos) {
    now += nanos;
  }
}
