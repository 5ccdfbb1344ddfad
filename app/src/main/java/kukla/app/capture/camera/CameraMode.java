package kukla.app.capture.camera;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kukla.inference.Misuse;

/**
 * What a camera delivers, or is wished to deliver.
 *
 * @param width pixels a row
 * @param height rows
 * @param framesPerSecond pictures a second; 0 where the camera does not say
 * @param coding how the pictures travel, in FFmpeg's words ("mjpeg", "yuyv422"); empty where
 *     unknown or all the same
 */
public record CameraMode(int width, int height, double framesPerSecond, String coding) {
  /** A wish without words. */
  public static final CameraMode USUAL = new CameraMode(1280, 720, 30, "");

  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,5})[x×]([0-9]{1,5})(?:@([0-9]{1,4}(?:\\.[0-9]{1,6})?))?");
  private static final double USUAL_RATE = 30;
  private static final double NANOS = 1e9;

  public CameraMode {
    if (width <= 0 || height <= 0 || !(framesPerSecond >= 0)) {
      throw new IllegalArgumentException(
          "expected a size and a frame rate, found "
              + width
              + "×"
              + height
              + " at "
              + framesPerSecond);
    }
  }

  /** A mode of any coding. */
  public static CameraMode of(int width, int height, double framesPerSecond) {
    return new CameraMode(width, height, framesPerSecond, "");
  }

  /**
   * Reads {@code 1280x720@30}; the rate may be left out and is 30 then.
   *
   * @throws Misuse when the text has another form
   */
  public static CameraMode parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (form.matches()) {
      int width = Integer.parseInt(form.group(1));
      int height = Integer.parseInt(form.group(2));
      double rate = form.group(3) == null ? USUAL_RATE : Double.parseDouble(form.group(3));
      if (width > 0 && height > 0 && rate > 0) {
        return of(width, height, rate);
      }
    }
    throw new Misuse(
        "reading the camera mode \""
            + text
            + "\": expected WIDTHxHEIGHT@FPS; write it like 1280x720@30");
  }

  /**
   * Each mode once: the one of the most pixels first, of one size the fastest.
   *
   * @param modes in any order; borrowed
   * @return a new list that nobody can change
   */
  public static List<CameraMode> largestFirst(List<CameraMode> modes) {
    return modes.stream()
        .distinct()
        .sorted(
            Comparator.comparingLong((CameraMode it) -> (long) it.width * it.height)
                .thenComparingDouble(CameraMode::framesPerSecond)
                .reversed())
        .toList();
  }

  /** From one picture to the next; that of 30 pictures a second where the camera does not say. */
  public long periodNanos() {
    return Math.round(NANOS / (framesPerSecond > 0 ? framesPerSecond : USUAL_RATE));
  }

  /** {@code 1280×720 at 30 fps, mjpeg}. */
  public String text() {
    return width
        + "×"
        + height
        + (framesPerSecond > 0 ? " at " + rateText() + " fps" : "")
        + (coding.isEmpty() ? "" : ", " + coding);
  }

  private String rateText() {
    return framesPerSecond == Math.rint(framesPerSecond)
        ? Long.toString(Math.round(framesPerSecond))
        : String.format(Locale.ROOT, "%.2f", framesPerSecond);
  }
}
