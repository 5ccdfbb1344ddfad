package kukla.app.loop;

import org.jspecify.annotations.Nullable;

/**
 * How long no portraits leave where an engine breaks, from the last one before. Times are of {@link
 * System#nanoTime}. Render thread.
 */
final class Outage {
  private static final long NANOS_A_MILLISECOND = 1_000_000;

  private long portraitNanos; // the last one, while there has been one
  private long placeholderNanos; // the first one after it, while an engine is broken

  /**
   * Something is shown.
   *
   * @param healthy whether portraits are being made
   * @return in words how long portraits were missing, where this is the first one after; else null
   */
  @Nullable String shows(Shown shown, boolean healthy, long nanos) {
    if (!healthy && placeholderNanos == 0 && portraitNanos != 0) {
      placeholderNanos = nanos;
    }
    if (shown != Shown.PORTRAIT) {
      return null;
    }
    String over = placeholderNanos == 0 ? null : words(nanos);
    portraitNanos = nanos;
    placeholderNanos = 0;
    return over;
  }

  private String words(long nanos) {
    return "%d ms without portraits, the placeholder after %d"
        .formatted(
            (nanos - portraitNanos) / NANOS_A_MILLISECOND,
            (placeholderNanos - portraitNanos) / NANOS_A_MILLISECOND);
  }
}
