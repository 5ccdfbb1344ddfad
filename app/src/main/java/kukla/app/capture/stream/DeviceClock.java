package kukla.app.capture.stream;

/**
 * Turns a device's own times into ours. A device that counts on the system's monotonic clock, as
 * v4l2's do, is believed; for any other, the picture that took the least time to arrive within the
 * last twenty seconds shows how far its clock is from ours, so that jitter of the arrival does not
 * show and drift does not add up.
 */
final class DeviceClock {
  private static final long SPAN_NANOS = 10_000_000_000L;
  private static final long SAME_CLOCK_NANOS = 1_000_000_000L;
  private static final long ROUNDING_NANOS = 1_000_000;

  /** A clock that falls back by more has begun anew. */
  private static final long RESET_NANOS = 1_000_000_000L;

  private boolean decided;
  private boolean same;
  private long spanBegan;
  private long least = Long.MAX_VALUE;
  private long leastBefore = Long.MAX_VALUE;
  private long lastDevice = Long.MIN_VALUE;
  private long last = Long.MIN_VALUE;

  /**
   * When the picture was taken: never after it arrived, and later than the one before exactly where
   * the device says so.
   *
   * @param deviceNanos the device's time, from any origin
   * @param arrivalNanos when it arrived here
   */
  long toOurs(long deviceNanos, long arrivalNanos) {
    if (lastDevice != Long.MIN_VALUE && deviceNanos <= lastDevice) {
      if (lastDevice - deviceNanos <= RESET_NANOS) {
        return last;
      }
      decided = false;
      least = Long.MAX_VALUE;
      leastBefore = Long.MAX_VALUE;
    }
    lastDevice = deviceNanos;
    last = Math.max(last + 1, Math.min(converted(deviceNanos, arrivalNanos), arrivalNanos));
    return last;
  }

  private long converted(long deviceNanos, long arrivalNanos) {
    long distance = arrivalNanos - deviceNanos;
    boolean near = distance > -ROUNDING_NANOS && distance < SAME_CLOCK_NANOS;
    if (!decided) {
      decided = true;
      same = near;
      spanBegan = arrivalNanos;
    }
    if (same && near) {
      return deviceNanos;
    }
    same = false;
    if (arrivalNanos - spanBegan > SPAN_NANOS) {
      leastBefore = least;
      least = Long.MAX_VALUE;
      spanBegan = arrivalNanos;
    }
    least = Math.min(least, distance);
    return deviceNanos + Math.min(least, leastBefore);
  }
}
