package kukla.app.loop;

import java.util.concurrent.atomic.AtomicLong;
import kukla.inference.reenact.Outcome;
import kukla.inference.reenact.Portrait;

/** Portraits counted as they are shown. One thread counts, any may read. */
public final class LiveCount {
  /** So much later than the time between the two frames is late. */
  private static final double LATE = 1.5;

  /** Whether the machine itself stood still. */
  public interface Excuse {
    /** In this stretch of time, on the clock of {@link System#nanoTime}. */
    boolean during(long beginNanos, long endNanos);
  }

  private final Excuse excuse;
  private final AtomicLong portraits = new AtomicLong();
  private final AtomicLong withoutFace = new AtomicLong();
  private final AtomicLong late = new AtomicLong();
  private final AtomicLong lateAlone = new AtomicLong();
  private long firstNanos;
  private volatile double seconds;
  private long lastShown;
  private volatile long lastCaptured;
  private volatile long lastSequence;
  private volatile double recentNanos;
  private volatile boolean another;

  /**
   * @param excuse asked when a portrait is late
   */
  public LiveCount(Excuse excuse) {
    this.excuse = excuse;
  }

  /** Without excuses. */
  public LiveCount() {
    this((begin, end) -> false);
  }

  /** Forgets what was counted so far; called where portraits are counted. */
  public void reset() {
    portraits.set(0);
    withoutFace.set(0);
    late.set(0);
    lateAlone.set(0);
    seconds = 0;
  }

  /** Late ones while the machine did not stand still. */
  public long lateAlone() {
    return lateAlone.get();
  }

  /**
   * Counts one.
   *
   * @param shownNanos when it was shown
   */
  public void portrait(Portrait portrait, long shownNanos) {
    if (portraits.get() == 0) {
      firstNanos = shownNanos;
    } else {
      long between = portrait.captureNanos() - lastCaptured;
      long since = shownNanos - lastShown;
      boolean next = portrait.sequence() == lastSequence + 1;
      if (next && since > LATE * between) {
        late.incrementAndGet();
        lateAlone.addAndGet(excuse.during(lastShown, shownNanos) ? 0 : 1);
      }
      recentNanos = recentNanos == 0 ? since : 0.95 * recentNanos + 0.05 * since;
    }
    portraits.incrementAndGet();
    withoutFace.addAndGet(portrait.outcome() instanceof Outcome.NoFace ? 1 : 0);
    another = portrait.outcome() instanceof Outcome.NoFace lost && lost.another();
    seconds = (shownNanos - firstNanos) * 1e-9;
    lastShown = shownNanos;
    lastCaptured = portrait.captureNanos();
    lastSequence = portrait.sequence();
  }

  /** Portraits shown. */
  public long portraits() {
    return portraits.get();
  }

  /** Of them, those in which no face was seen. */
  public long withoutFace() {
    return withoutFace.get();
  }

  /** Whether the newest showed another face than the one that is followed. */
  public boolean anotherFace() {
    return another;
  }

  /** Of them, those that came clearly later after the one before than they were captured. */
  public long late() {
    return late.get();
  }

  /** Portraits a second over the last second or so. */
  public double recentFramesPerSecond() {
    double each = recentNanos;
    return each > 0 ? 1e9 / each : 0;
  }

  /** Portraits a second since the first. */
  public double framesPerSecond() {
    return seconds > 0 ? (portraits.get() - 1) / seconds : 0;
  }
}
