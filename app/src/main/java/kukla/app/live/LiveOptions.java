package kukla.app.live;

import java.nio.file.Path;
import kukla.app.capture.camera.CameraMode;
import org.jspecify.annotations.Nullable;

/**
 * What a session was asked to do on the command line; what can be tuned later is in the settings.
 *
 * @param asked a portrait of which nobody has said yet whether its face may be used, or null
 * @param wished size and rate asked of the camera
 * @param width of the program picture, pixels
 * @param height of the program picture, pixels
 * @param framesPerSecond of the virtual camera and recordings, at most
 * @param virtualCamera as {@code --virtual-camera} names it
 * @param record file to record to from the start, or null
 * @param sound of recordings, as {@code --sound} names it
 * @param passthrough whether the camera's own picture may be let out, and is
 * @param headless no window
 * @param frames end after so many portraits; 0: go on
 * @param seconds end after so long; 0: go on
 * @param warmUpSeconds so long from the first portrait on nothing counts, neither figures nor the
 *     seconds; 0: everything counts
 * @param screenshot file for a picture of the window at the end, or null
 */
record LiveOptions(
    @Nullable Path asked,
    CameraMode wished,
    int width,
    int height,
    double framesPerSecond,
    String virtualCamera,
    @Nullable Path record,
    String sound,
    boolean passthrough,
    boolean headless,
    long frames,
    double seconds,
    double warmUpSeconds,
    @Nullable Path screenshot) {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;
  private static final double FRAMES_PER_SECOND = 30;

  /** A window, no recording, no end but the user's. */
  static LiveOptions windowed(CameraMode wished, String virtualCamera) {
    return new LiveOptions(
        null,
        wished,
        WIDTH,
        HEIGHT,
        FRAMES_PER_SECOND,
        virtualCamera,
        null,
        "auto",
        false,
        false,
        0,
        0,
        0,
        null);
  }
}
