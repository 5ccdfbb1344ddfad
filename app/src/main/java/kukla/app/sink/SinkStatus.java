package kukla.app.sink;

/**
 * How a sink goes, for a reader.
 *
 * @param state in one word
 * @param sentence what that means here, and what to do where something is wrong
 * @param sent pictures that were delivered
 * @param dropped pictures that were offered and never delivered: newer ones came, or there was no
 *     room
 */
public record SinkStatus(State state, String sentence, long sent, long dropped) {
  /** A sink's life. */
  public enum State {
    /** Not yet, or not at the moment: it tries again by itself. */
    WAITING,
    /** Pictures are delivered. */
    OPEN,
    /** It gave up. */
    FAILED,
    /** It was closed. */
    CLOSED
  }
}
