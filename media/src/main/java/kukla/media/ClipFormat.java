package kukla.media;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a clip to be written is like.
 *
 * @param width pixels a row; an odd one gets a column more, H.264 halves colour
 * @param height rows; an odd number gets one more
 * @param frameRate frames a second, also where frames come with times of their own
 * @param sound the clip whose sound goes with the pictures, from its first picture on; null: silent
 * @param metadata entries such as {@code comment}
 */
public record ClipFormat(
    int width,
    int height,
    FrameRate frameRate,
    @Nullable Path sound,
    Map<String, String> metadata) {
  public ClipFormat {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException("expected a size, found " + width + "×" + height);
    }
    metadata = Map.copyOf(metadata);
  }

  /** Silent and without metadata. */
  public static ClipFormat of(int width, int height, FrameRate frameRate) {
    return new ClipFormat(width, height, frameRate, null, Map.of());
  }

  /** The same with the sound of a clip; null: silent. */
  public ClipFormat withSound(@Nullable Path clip) {
    return new ClipFormat(width, height, frameRate, clip, metadata);
  }

  /** The same with these entries in place of its own. */
  public ClipFormat withMetadata(Map<String, String> entries) {
    return new ClipFormat(width, height, frameRate, sound, entries);
  }
}
