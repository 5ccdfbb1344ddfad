package kukla.app.capture;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import kukla.app.capture.camera.CaptureClock;

/**
 * Real time, but that it stands still while the machine has no time for this process: a camera is
 * then not lost because a test runs slowly. What the program itself waits too long for takes as
 * long on this clock as on any other. Its opener closes it.
 */
final class PatientClock implements CaptureClock, AutoCloseable {
  private static final long TICK_NANOS = 2_000_000;

  /** Whoever wakes later than this was kept waiting. */
  private static final long MOST_NANOS = 2 * TICK_NANOS;

  /** What it told at a moment of the machine's own clock. */
  private record Tick(long told, long real) {
    long now() {
      return told + Math.min(System.nanoTime() - real, MOST_NANOS);
    }
  }

  private volatile Tick last = new Tick(System.nanoTime(), System.nanoTime());
  private volatile boolean closed;

  PatientClock() {
    Thread ticking = new Thread(this::tick, "patient clock");
    ticking.setDaemon(true);
    ticking.start();
  }

  private void tick() {
    while (!closed) {
      LockSupport.parkNanos(TICK_NANOS);
      long real = System.nanoTime();
      last = new Tick(last.told() + Math.min(real - last.real(), MOST_NANOS), real);
    }
  }

  @Override
  public long nanos() {
    return last.now();
  }

  @Override
  public boolean waitUntil(long nanos, BooleanSupplier brokenOff) {
    while (nanos() < nanos) {
      if (brokenOff.getAsBoolean() || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(this, TICK_NANOS);
    }
    return !brokenOff.getAsBoolean();
  }

  @Override
  public void close() {
    closed = true;
  }
}
