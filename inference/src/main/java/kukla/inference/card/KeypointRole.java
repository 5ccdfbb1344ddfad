package kukla.inference.card;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What one keypoint of a motion model is: an anatomical point it was supervised by, or free.
 *
 * @param name the point, such as {@code lip_upper_inner}; null for a free one
 * @param free whether the network chose the place itself
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
public record KeypointRole(@Nullable String name, boolean free) {
  public KeypointRole {
    if ((name == null) != free) {
      throw new IllegalArgumentException(
          "expected a keypoint with either a name or \"free\": true, found " + name + ", " + free);
    }
  }

  /** A keypoint that the network chose itself. */
  public static KeypointRole unsupervised() {
    return new KeypointRole(null, true);
  }

  /** A keypoint supervised by the named anatomical point. */
  public static KeypointRole supervised(String name) {
    return new KeypointRole(name, false);
  }
}
