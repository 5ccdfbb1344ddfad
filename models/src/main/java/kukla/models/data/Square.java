package kukla.models.data;

/**
 * A square of pixels in a picture.
 *
 * @param left first column
 * @param top first row
 * @param side columns and rows
 */
public record Square(int left, int top, int side) {

  /** The square nearest to the wish that lies inside a picture of this size. */
  static Square inside(double centreX, double centreY, double side, int width, int height) {
    int whole = (int) Math.round(Math.max(8, Math.min(side, Math.min(width, height))));
    int left = (int) Math.round(centreX - whole / 2.0);
    int top = (int) Math.round(centreY - whole / 2.0);
    return new Square(
        Math.max(0, Math.min(left, width - whole)),
        Math.max(0, Math.min(top, height - whole)),
        whole);
  }

  /** The middle square of a picture. */
  static Square middle(int width, int height) {
    return inside(width / 2.0, height / 2.0, Math.min(width, height), width, height);
  }

  /** Where a pixel index along x lands when the square becomes {@code size} pixels wide. */
  float x(double x, int size) {
    return (float) ((x + 0.5 - left) * size / side - 0.5);
  }

  /** Where a pixel index along y lands when the square becomes {@code size} pixels high. */
  float y(double y, int size) {
    return (float) ((y + 0.5 - top) * size / side - 0.5);
  }
}
