package kukla.media;

import java.util.Map;

/**
 * What is written while it happens.
 *
 * @param width pixels a row of the RGBA pictures; an odd one gets a column more
 * @param height rows; an odd number gets one more
 * @param frameRate how many come a second, about
 * @param metadata entries such as {@code comment}
 */
public record LiveFormat(int width, int height, FrameRate frameRate, Map<String, String> metadata) {
  public LiveFormat {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException("expected a size, found " + width + "×" + height);
    }
    metadata = Map.copyOf(metadata);
  }
}
