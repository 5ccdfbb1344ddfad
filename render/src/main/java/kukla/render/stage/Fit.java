package kukla.render.stage;

import kukla.render.Framebuffer;
import kukla.render.Rectangle;
import kukla.render.Shader;
import org.jspecify.annotations.Nullable;

/**
 * Where a picture lies, whole pixels from the top left corner, when it is made as large as fits
 * with its proportions kept.
 *
 * @param left pixels to the left of it
 * @param top rows above it
 * @param width pixels a row, at least 1
 * @param height rows, at least 1
 */
public record Fit(int left, int top, int width, int height) {

  /** A picture of {@code width × height}, centred in a box of {@code wide × high}. */
  public static Fit contain(int width, int height, int wide, int high) {
    return within(width, height, 0, 0, wide, high);
  }

  static Fit within(int width, int height, int left, int top, int wide, int high) {
    double scale = Math.min((double) wide / width, (double) high / height);
    int fitWidth = Math.max(1, Math.min(wide, (int) Math.round(width * scale)));
    int fitHeight = Math.max(1, Math.min(high, (int) Math.round(height * scale)));
    return new Fit(left + (wide - fitWidth) / 2, top + (high - fitHeight) / 2, fitWidth, fitHeight);
  }

  /** What of it lies within another, null where nothing does. */
  @Nullable Fit within(Fit other) {
    int right = Math.min(left + width, other.left + other.width);
    int bottom = Math.min(top + height, other.top + other.height);
    int fromLeft = Math.max(left, other.left);
    int fromTop = Math.max(top, other.top);
    return right > fromLeft && bottom > fromTop
        ? new Fit(fromLeft, fromTop, right - fromLeft, bottom - fromTop)
        : null;
  }

  /** Draws with {@code shader}, which is in use, into a framebuffer that is bound. */
  void draw(Rectangle rectangle, Shader shader, Framebuffer into) {
    rectangle.draw(shader, left, top, width, height, into.width(), into.height());
  }

  /** Maps positions of a picture of {@code width × height} to where they lie now. */
  PictureMap from(int width, int height) {
    return new PictureMap(
        (double) this.width / width, 0, left, 0, (double) this.height / height, top);
  }
}
