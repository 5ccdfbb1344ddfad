package kukla.render.stage;

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

  /** Maps positions of a picture of {@code width × height} to where they lie now. */
  PictureMap from(int width, int height) {
    return new PictureMap(
        (double) this.width / width, 0, left, 0, (double) this.height / height, top);
  }
}
