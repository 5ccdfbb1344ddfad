package kukla.app.capture;

/**
 * When a camera counts as lost.
 *
 * @param lostAfterNanos how long without a fresh picture; {@link #NEVER} for what cannot be lost
 * @param repeatsAreStale whether the same pixels again mean a dead device: true of everything with
 *     a sensor, whose noise never repeats
 */
public record Vigilance(long lostAfterNanos, boolean repeatsAreStale) {
  /** No silence is too long. */
  public static final long NEVER = Long.MAX_VALUE / 4;

  /** Files and patterns, which pause but are never unplugged. */
  static final Vigilance RELAXED = new Vigilance(NEVER, false);

  /** Devices at this machine: noticed within half a second. */
  static final Vigilance DEVICE = new Vigilance(400_000_000, true);

  /** The network, which hesitates now and then. */
  static Vigilance network(boolean repeatsAreStale) {
    return new Vigilance(1_000_000_000, repeatsAreStale);
  }

  /** At least one and a half periods, whatever a slow camera's rate is. */
  Vigilance atLeast(long periodNanos) {
    return new Vigilance(Math.max(lostAfterNanos, periodNanos + periodNanos / 2), repeatsAreStale);
  }
}
