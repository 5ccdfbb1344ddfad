package kukla.inference.reenact;

/** A portrait that is being made. One thread, that which began it. */
public interface Underway {
  /** Whether {@link #finish} would return, or fail, without waiting. */
  boolean isDone();

  /**
   * Waits until the portrait is in the buffer that it was begun with; one that was begun before is
   * finished before.
   *
   * @return what came of the frame, the same again where this was asked already
   */
  Outcome finish();

  /** One that was made at once. */
  static Underway done(Outcome outcome) {
    return new Underway() {
      @Override
      public boolean isDone() {
        return true;
      }

      @Override
      public Outcome finish() {
        return outcome;
      }
    };
  }
}
