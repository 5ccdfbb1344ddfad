package kukla.app.capture;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who reads the camera: one reader at a time, and those that were sent away but that a driver still
 * holds. Tells when the next one may begin. For its owner alone, under its lock.
 */
final class Readers {
  /** How long a reader may take to give its camera back before another begins. */
  static final long LEAVE_NANOS = 1_500_000_000;

  /** The same for one that hangs already. */
  static final long HUNG_LEAVE_NANOS = 300_000_000;

  /** With so many readers hung, the next one begins only when one has left. */
  static final int MOST_HUNG = 3;

  private final List<Reading> leaving = new ArrayList<>();
  private @Nullable Reading current;
  private boolean wanted = true;
  private long beginNanos;

  /** Nobody yet; the first may begin now. */
  Readers(long now) {
    beginNanos = now;
  }

  /** Who reads; null between two. */
  @Nullable Reading current() {
    return current;
  }

  /** Whether that one reads, and was not sent away. */
  boolean isCurrent(Reading reading) {
    return reading == current;
  }

  /** Whether one is wanted, and those that leave are gone or had time to go. */
  boolean mayBegin(long now) {
    return wanted && (leaving.isEmpty() || (now >= beginNanos && leaving.size() < MOST_HUNG));
  }

  /** It is the turn of a new one, whose thread the owner starts. */
  void begin(Reading next) {
    current = next;
    wanted = false;
  }

  /** Sends the one that reads away; another is wanted. */
  void replace(long now) {
    sendAway(now + LEAVE_NANOS);
    wanted = true;
  }

  /** The same if it hangs; whether it does. */
  boolean replaceHung(long now) {
    boolean hung = current != null && now > current.answerDueNanos();
    if (hung) {
      sendAway(now + HUNG_LEAVE_NANOS);
      wanted = true;
    }
    return hung;
  }

  /**
   * Sends the one that reads away; no other is wanted.
   *
   * @return those whose threads have not ended yet
   */
  List<Reading> sendAllAway(long now) {
    sendAway(now + LEAVE_NANOS);
    wanted = false;
    return List.copyOf(leaving);
  }

  private void sendAway(long nextBeginsNanos) {
    Reading sent = current;
    if (sent != null) {
      sent.abandon();
      leaving.add(sent);
      current = null;
      beginNanos = nextBeginsNanos;
    }
  }

  /**
   * The thread of one ends.
   *
   * @param again whether another is wanted where nobody had sent it away
   */
  void left(Reading reading, boolean again) {
    leaving.remove(reading);
    if (reading == current) {
      current = null;
      wanted = again;
    }
  }

  /** When the one that reads will count as hung, or the next one may begin. */
  long deadlineNanos() {
    Reading reading = current;
    if (reading != null) {
      return reading.answerDueNanos();
    }
    return wanted ? beginNanos : Long.MAX_VALUE;
  }
}
