package kukla.app.capture;

import kukla.app.capture.camera.CameraMode;

/** What the camera does, for every thread. */
public sealed interface CaptureStatus {
  /** The camera's name, or what was asked for while it was never there. */
  String camera();

  /**
   * Being looked for or opened for the first time, or just chosen.
   *
   * @param sinceNanos when that began, on the clock of {@link System#nanoTime}
   */
  record Opening(String camera, long sinceNanos) implements CaptureStatus {}

  /**
   * Pictures come.
   *
   * @param mode what the camera said it would deliver
   * @param measuredFps pictures a second over the last second; that of the mode at first
   */
  record Live(String camera, CameraMode mode, double measuredFps) implements CaptureStatus {}

  /**
   * No fresh pictures come; it is being looked for and opened again.
   *
   * @param sinceNanos when that was noticed, on the clock of {@link System#nanoTime}
   * @param reason the end of a sentence: "it was unplugged"
   */
  record Lost(String camera, long sinceNanos, String reason) implements CaptureStatus {}

  /**
   * The camera has no more pictures, as a clip that does not loop.
   *
   * @param reason the end of a sentence: "the clip is over"
   */
  record Ended(String camera, String reason) implements CaptureStatus {}

  /** Whether what comes is fresh. */
  default boolean isLive() {
    return this instanceof Live;
  }
}
