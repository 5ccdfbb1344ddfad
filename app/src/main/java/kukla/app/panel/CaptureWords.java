package kukla.app.panel;

import java.util.Locale;
import kukla.app.capture.CaptureStatus;
import kukla.app.capture.choice.CameraChoice;

/** What the camera does, in words. */
public final class CaptureWords {
  private CaptureWords() {}

  /** One line for people. */
  public static String of(CaptureStatus status) {
    if (status instanceof CaptureStatus.Live live) {
      return String.format(
          Locale.ROOT,
          "%s: %s, %.1f frames a second",
          camera(live),
          live.mode().text(),
          live.measuredFps());
    }
    if (status instanceof CaptureStatus.Lost lost) {
      return "%s is lost: %s; it is looked for again and again"
          .formatted(camera(lost), lost.reason());
    }
    if (status instanceof CaptureStatus.Ended ended) {
      return "%s has ended: %s".formatted(camera(ended), ended.reason());
    }
    return "opening " + camera(status);
  }

  /** What was asked for says by itself that it is a camera, what was found does not. */
  private static String camera(CaptureStatus status) {
    String name = status.camera();
    boolean says = name.startsWith("camera ") || name.equals(new CameraChoice.First().text());
    return says ? name : "camera " + name;
  }
}
