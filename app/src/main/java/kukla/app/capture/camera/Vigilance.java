package kukla.app.capture.camera;

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
  public static final Vigilance RELAXED = new Vigilance(NEVER, false);

  /** Devices at this machine: noticed within half a second. */
  public static final Vigilance DEVICE = new Vigilance(400_000_000, true);

  /**
   * The network, which hesitates now and then: noticed after a second.
   *
   * @param repeatsAreStale false where its coding may repeat the pixels of a live picture
   */
  public static Vigilance network(boolean repeatsAreStale) {
    return new Vigilance(1_000_000_000, repeatsAreStale);
  }

  /**
   * The same, but at least one and a half periods, however slow the camera is.
   *
   * @param periodNanos from one of its pictures to the next
   */
  public Vigilance atLeast(long periodNanos) {
    return new Vigilance(Math.max(lostAfterNanos, periodNanos + periodNanos / 2), repeatsAreStale);
  }
}
