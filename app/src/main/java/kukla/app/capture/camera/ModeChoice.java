package kukla.app.capture.camera;

import java.util.Comparator;
import java.util.List;

/** Which of a camera's modes comes nearest to what is wished. */
public final class ModeChoice {
  /** Slower than this looks jerky: a fast mode of another size is better. */
  private static final double SMOOTH = 30;

  private ModeChoice() {}

  /**
   * Rate first up to what is wished but 30 at most, then size, then the rest of the rate, then a
   * coding that costs the least to decode.
   *
   * @param modes what there is, in any order; where none has the wished coding, the wish is the
   *     answer
   * @param wished size in pixels and pictures a second; any coding where it names none
   */
  public static CameraMode nearest(List<CameraMode> modes, CameraMode wished) {
    double enough = Math.min(SMOOTH, wished.framesPerSecond()) * 0.98;
    return modes.stream()
        .filter(mode -> wished.coding().isEmpty() || wished.coding().equals(mode.coding()))
        .min(
            Comparator.comparingInt((CameraMode mode) -> isSlow(mode, enough) ? 1 : 0)
                .thenComparingDouble(mode -> sizeDistance(mode, wished))
                .thenComparingDouble(
                    mode -> Math.abs(mode.framesPerSecond() - wished.framesPerSecond()))
                .thenComparingInt(mode -> mode.coding().equals("mjpeg") ? 1 : 0))
        .orElse(wished);
  }

  private static boolean isSlow(CameraMode mode, double enough) {
    return mode.framesPerSecond() > 0 && mode.framesPerSecond() < enough;
  }

  /** Too small is worse than too large. */
  private static double sizeDistance(CameraMode mode, CameraMode wished) {
    double across = Math.log((double) mode.width() / wished.width());
    double down = Math.log((double) mode.height() / wished.height());
    return (across < 0 ? -2 * across : across) + (down < 0 ? -2 * down : down);
  }
}
