package kukla.app.sink;

/**
 * The way out of a sink: a pipe, a device, a socket. What does not say otherwise is called by the
 * sink's thread alone, which opens and closes it.
 */
public interface Outlet extends AutoCloseable {
  /** Opens a way out; it may be asked again after one broke. */
  interface Opening {
    /**
     * Opens it.
     *
     * @throws kukla.inference.Fault when that does not work now
     */
    Outlet open();
  }

  /** What is delivered to whom: "sending to PipeWire as the camera Kukla". Any thread. */
  String sentence();

  /** Whether anybody wants pictures now; where nobody does, none are copied. Any thread. */
  default boolean wanted() {
    return true;
  }

  /** Whether pictures may be YUYV already, which saves converting them. Any thread. */
  default boolean takesYuyv() {
    return false;
  }

  /**
   * Delivers one picture; may take as long as the consumer likes.
   *
   * @param picture borrowed for the call
   * @throws kukla.inference.Fault when the way out is broken
   */
  void deliver(ProgramPicture picture);

  /**
   * Looks whether the consumer is still there while nothing is delivered.
   *
   * @throws kukla.inference.Fault when it is not
   */
  default void check() {}

  /** Lets a delivery that hangs end soon. Any thread. */
  void interrupt();

  @Override
  void close();
}
