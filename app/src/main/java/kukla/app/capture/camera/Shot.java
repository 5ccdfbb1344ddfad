package kukla.app.capture.camera;

/** What a camera gave when it was asked for a picture. */
public sealed interface Shot {
  /** Nothing came in time; the picture is as it was. */
  Shot NOTHING = new Nothing();

  /**
   * The picture was filled.
   *
   * @param captureNanos when the device took it, on the clock of {@link System#nanoTime}
   */
  record Taken(long captureNanos) implements Shot {}

  /** Nothing came in time; the picture is as it was. */
  record Nothing() implements Shot {}

  /**
   * The camera's pictures have another size from now on; the picture is as it was, and asking with
   * one of the new size gives what has come.
   */
  record Resized(CameraMode mode) implements Shot {}

  /**
   * The device is not there any more.
   *
   * @param reason the end of a sentence: "it was unplugged"
   */
  record Gone(String reason) implements Shot {}

  /**
   * There are no more pictures, and there will be none.
   *
   * @param reason the end of a sentence: "the clip is over"
   */
  record Ended(String reason) implements Shot {}
}
