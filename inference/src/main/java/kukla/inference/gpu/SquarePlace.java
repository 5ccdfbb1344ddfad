package kukla.inference.gpu;

import kukla.inference.geometry.Affine;

/**
 * Where the moved square goes on the canvas. An edge of the square at or beyond the painting's own
 * border does not fade.
 *
 * @param canvasToSquare from pixels of the canvas to pixels of the square; upright
 * @param left first pixel of a row that the square may touch
 * @param top first row
 * @param width pixels a row
 * @param height rows
 * @param feather how far an edge fades, as a share of the side
 * @param fadesLeft whether that edge fades
 * @param fadesTop whether that edge fades
 * @param fadesRight whether that edge fades
 * @param fadesBottom whether that edge fades
 */
public record SquarePlace(
    Affine canvasToSquare,
    int left,
    int top,
    int width,
    int height,
    float feather,
    boolean fadesLeft,
    boolean fadesTop,
    boolean fadesRight,
    boolean fadesBottom) {
  private static final int LEFT = 1;
  private static final int TOP = 2;
  private static final int RIGHT = 4;
  private static final int BOTTOM = 8;

  /**
   * @param squareToPainting the upright map with which the square was cropped
   * @param side the square's
   * @param width the painting's
   * @param height the painting's
   * @param paintingToCanvas where the painting lies on the canvas; upright, whole pixels
   */
  public static SquarePlace of(
      Affine squareToPainting,
      int side,
      int width,
      int height,
      Affine paintingToCanvas,
      double feather) {
    Affine map = paintingToCanvas.after(squareToPainting);
    if (!map.isUpright()) {
      throw new IllegalArgumentException("expected upright maps, found " + map);
    }
    int least = (int) Math.round(paintingToCanvas.x0());
    int highest = (int) Math.round(paintingToCanvas.y0());
    int most = (int) Math.round(paintingToCanvas.x(width, height));
    int lowest = (int) Math.round(paintingToCanvas.y(width, height));
    int left = clamp(Math.floor(map.x0()), least, most - 1);
    int top = clamp(Math.floor(map.y0()), highest, lowest - 1);
    int right = clamp(Math.ceil(map.x(side, side)), left + 1, most);
    int bottom = clamp(Math.ceil(map.y(side, side)), top + 1, lowest);
    return new SquarePlace(
        map.inverse(),
        left,
        top,
        right - left,
        bottom - top,
        (float) feather,
        squareToPainting.x0() > 0.5,
        squareToPainting.y0() > 0.5,
        squareToPainting.x(side, side) < width - 0.5,
        squareToPainting.y(side, side) < height - 0.5);
  }

  private static int clamp(double value, int least, int most) {
    return (int) Math.max(least, Math.min(value, most));
  }

  int fades() {
    return (fadesLeft ? LEFT : 0)
        | (fadesTop ? TOP : 0)
        | (fadesRight ? RIGHT : 0)
        | (fadesBottom ? BOTTOM : 0);
  }
}
