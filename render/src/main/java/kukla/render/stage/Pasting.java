package kukla.render.stage;

/**
 * How the moved square is put back into the program picture; the twin on the device of a feathered
 * paste on the host. An edge of the square at or beyond the painting's own border does not fade.
 *
 * @param outputToSquare from pixels of the program picture to pixels of the square
 * @param where pixels of the program picture that the square may touch
 * @param feather how far an edge fades, as a share of the square's side
 * @param fadesLeft whether that edge fades
 * @param fadesTop whether that edge fades
 * @param fadesRight whether that edge fades
 * @param fadesBottom whether that edge fades
 */
record Pasting(
    PictureMap outputToSquare,
    Fit where,
    float feather,
    boolean fadesLeft,
    boolean fadesTop,
    boolean fadesRight,
    boolean fadesBottom) {

  /**
   * @param squareToPicture the map with which the square was cropped from the painting
   * @param side the square's side, pixels
   * @param width the painting's
   * @param height the painting's
   * @param fit where the painting lies in the program picture
   */
  static Pasting of(
      PictureMap squareToPicture, int side, int width, int height, Fit fit, double feather) {
    double[] inPicture = bounds(squareToPicture, side);
    PictureMap squareToOutput = fit.from(width, height).after(squareToPicture);
    double[] bounds = bounds(squareToOutput, side);
    int left = clamp(Math.floor(bounds[0]), fit.left(), fit.left() + fit.width() - 1);
    int top = clamp(Math.floor(bounds[1]), fit.top(), fit.top() + fit.height() - 1);
    int right = clamp(Math.ceil(bounds[2]), left + 1, fit.left() + fit.width());
    int bottom = clamp(Math.ceil(bounds[3]), top + 1, fit.top() + fit.height());
    boolean upright = squareToPicture.isUpright();
    return new Pasting(
        squareToOutput.inverse(),
        new Fit(left, top, right - left, bottom - top),
        (float) feather,
        !upright || inPicture[0] > 0.5,
        !upright || inPicture[1] > 0.5,
        !upright || inPicture[2] < width - 0.5,
        !upright || inPicture[3] < height - 0.5);
  }

  /** Left, top, right, bottom of the mapped square. */
  private static double[] bounds(PictureMap map, int side) {
    double x = map.x0();
    double y = map.y0();
    return new double[] {
      x + Math.min(0, map.xx() * side) + Math.min(0, map.xy() * side),
      y + Math.min(0, map.yx() * side) + Math.min(0, map.yy() * side),
      x + Math.max(0, map.xx() * side) + Math.max(0, map.xy() * side),
      y + Math.max(0, map.yx() * side) + Math.max(0, map.yy() * side)
    };
  }

  private static int clamp(double value, int least, int most) {
    return (int) Math.max(least, Math.min(value, most));
  }
}
