package kukla.media;

/**
 * When a clip plays that plays as a camera: told by who plays it, so that its sound can be where
 * its pictures are, round after round. One thread tells, any thread asks.
 */
public final class ClipTimes {
  /**
   * @param number of the round, from 0
   * @param startNanos when its first picture was due
   * @param lengthNanos of the round before; 0 in the first
   */
  private record Round(long number, long startNanos, long lengthNanos) {}

  private final boolean looping;
  private volatile Round round;
  private volatile boolean over;

  /**
   * @param startNanos when the first picture was due, on the clock of {@link System#nanoTime}
   * @param looping whether it begins again at its end
   */
  public ClipTimes(long startNanos, boolean looping) {
    this.looping = looping;
    round = new Round(0, startNanos, 0);
  }

  /** The clip has waited for somebody: this round's first picture would have been due then. */
  public void moved(long startNanos) {
    round = new Round(round.number, startNanos, round.lengthNanos);
  }

  /** It has begun again. */
  public void again(long startNanos) {
    Round before = round;
    round = new Round(before.number + 1, startNanos, startNanos - before.startNanos);
  }

  /** It plays no more. */
  public void stop() {
    over = true;
  }

  /** The round that plays, from 0. */
  long number() {
    return round.number;
  }

  /** When a round's first picture was due, or will be, as far as is known. */
  long startNanos(long number) {
    Round now = round;
    return now.startNanos + (number - now.number) * now.lengthNanos;
  }

  /** Whether another round follows its end. */
  boolean isLooping() {
    return looping;
  }

  /** Whether it plays no more. */
  boolean isOver() {
    return over;
  }
}
