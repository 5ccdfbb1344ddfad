package kukla.app.panel;

import java.util.Locale;
import kukla.app.capture.CaptureStatus;

/** What the camera does, in words. */
public final class CaptureWords {
  private CaptureWords() {}

  /** One line for people. */
  public static String of(CaptureStatus status) {
    if (status instanceof CaptureStatus.Live live) {
      return String.format(
          Locale.ROOT,
          "camera %s: %s, %.1f frames a second",
          live.camera(),
          live.mode().text(),
          live.measuredFps());
    }
    if (status instanceof CaptureStatus.Lost lost) {
      return "camera %s is lost: %s; it is looked for again and again"
          .formatted(lost.camera(), lost.reason());
    }
    if (status instanceof CaptureStatus.Ended ended) {
      return "camera %s has ended: %s".formatted(ended.camera(), ended.reason());
    }
    return "opening camera " + ((CaptureStatus.Opening) status).camera();
  }
}
