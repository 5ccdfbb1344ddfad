package kukla.render.stage;

/** Dense motion as a grid of arrows over the square, thinned until they can be told apart. */
final class MotionArrows {
  private static final int MOST = 24;
  private static final double LEAST_PIXELS = 14; // from one arrow to the next

  private float[] vectors = {};
  private int columns;
  private int rows;

  /**
   * Keeps a copy.
   *
   * @param vectors (rows, columns, 2), x right, y down, in units where the square is 2 wide
   */
  void set(float[] vectors, int columns, int rows) {
    Grid.check(vectors.length, columns, rows, 2);
    this.vectors = Copies.of(vectors, columns * rows * 2, this.vectors);
    this.columns = columns;
    this.rows = rows;
  }

  void clear() {
    columns = 0;
    rows = 0;
  }

  /**
   * @param place from the square's [-1, 1] to the preview
   */
  void draw(Strokes strokes, PictureMap place, double thickness) {
    double pixels =
        2 * Math.min(Math.hypot(place.xx(), place.yx()), Math.hypot(place.xy(), place.yy()));
    int most = (int) Math.max(1, Math.min(MOST, pixels / LEAST_PIXELS));
    int across = Math.max(1, (columns + most - 1) / most);
    int down = Math.max(1, (rows + most - 1) / most);
    strokes.colour(0xffe066, 0.9);
    for (int row = down / 2; row < rows; row += down) {
      for (int column = across / 2; column < columns; column += across) {
        double x = (2.0 * column + 1) / columns - 1;
        double y = (2.0 * row + 1) / rows - 1;
        int at = 2 * (row * columns + column);
        arrow(strokes, place, x, y, x + vectors[at], y + vectors[at + 1], thickness);
      }
    }
  }

  private static void arrow(
      Strokes strokes,
      PictureMap place,
      double x0,
      double y0,
      double x1,
      double y1,
      double thickness) {
    double fromX = place.x(x0, y0);
    double fromY = place.y(x0, y0);
    double toX = place.x(x1, y1);
    double toY = place.y(x1, y1);
    double dx = toX - fromX;
    double dy = toY - fromY;
    double length = Math.hypot(dx, dy);
    if (length < 1) {
      strokes.dot(fromX, fromY, 0.8 * thickness);
      return;
    }
    strokes.line(fromX, fromY, toX, toY, thickness);
    double head = Math.min(4 * thickness, length / 2) / length;
    double backX = toX - dx * head;
    double backY = toY - dy * head;
    double sideX = -dy * head * 0.6;
    double sideY = dx * head * 0.6;
    strokes.line(toX, toY, backX + sideX, backY + sideY, thickness);
    strokes.line(toX, toY, backX - sideX, backY - sideY, thickness);
  }
}
