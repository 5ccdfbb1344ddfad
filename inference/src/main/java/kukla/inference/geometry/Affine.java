package kukla.inference.geometry;

import java.util.List;

/**
 * A 2×3 affine map of positions, x right, y down: {@code x' = xx·x + xy·y + x0} and {@code y' =
 * yx·x + yy·y + y0}. Pixel positions count from the picture's top left corner, the centre of the
 * first pixel is (0.5, 0.5); so a map between two sizes is a plain scale.
 *
 * @param xx what x' takes of x
 * @param xy what x' takes of y
 * @param x0 x' of the origin
 * @param yx what y' takes of x
 * @param yy what y' takes of y
 * @param y0 y' of the origin
 */
public record Affine(double xx, double xy, double x0, double yx, double yy, double y0) {
  public static final Affine IDENTITY = new Affine(1, 0, 0, 0, 1, 0);

  public static Affine translation(double x, double y) {
    return new Affine(1, 0, x, 0, 1, y);
  }

  public static Affine scale(double x, double y) {
    return new Affine(x, 0, 0, 0, y, 0);
  }

  /** Maps a {@code width × height} picture onto a rectangle of another, axes kept. */
  public static Affine ontoRectangle(
      int width,
      int height,
      double left,
      double top,
      double rectangleWidth,
      double rectangleHeight) {
    return new Affine(rectangleWidth / width, 0, left, 0, rectangleHeight / height, top);
  }

  /**
   * The least-squares similarity (turn, uniform scale, shift) from one list of points to another of
   * the same length; Umeyama 1991 without reflection.
   */
  public static Affine similarity(List<Point> from, List<Point> to) {
    if (from.size() != to.size() || from.size() < 2) {
      throw new IllegalArgumentException(
          "expected two lists of at least two points, found " + from.size() + " and " + to.size());
    }
    Point fromMean = mean(from);
    Point toMean = mean(to);
    double dot = 0;
    double cross = 0;
    double square = 0;
    for (int i = 0; i < from.size(); i++) {
      double ax = from.get(i).x() - fromMean.x();
      double ay = from.get(i).y() - fromMean.y();
      double bx = to.get(i).x() - toMean.x();
      double by = to.get(i).y() - toMean.y();
      dot += ax * bx + ay * by;
      cross += ax * by - ay * bx;
      square += ax * ax + ay * ay;
    }
    double cosine = dot / square;
    double sine = cross / square;
    return new Affine(cosine, -sine, toMean.x(), sine, cosine, toMean.y())
        .after(translation(-fromMean.x(), -fromMean.y()));
  }

  private static Point mean(List<Point> points) {
    double x = 0;
    double y = 0;
    for (Point point : points) {
      x += point.x() / points.size();
      y += point.y() / points.size();
    }
    return new Point(x, y);
  }

  public double x(double x, double y) {
    return xx * x + xy * y + x0;
  }

  public double y(double x, double y) {
    return yx * x + yy * y + y0;
  }

  public Point apply(Point point) {
    return new Point(x(point.x(), point.y()), y(point.x(), point.y()));
  }

  /** The map that applies {@code first}, then this one. */
  public Affine after(Affine first) {
    return new Affine(
        xx * first.xx + xy * first.yx,
        xx * first.xy + xy * first.yy,
        xx * first.x0 + xy * first.y0 + x0,
        yx * first.xx + yy * first.yx,
        yx * first.xy + yy * first.yy,
        yx * first.x0 + yy * first.y0 + y0);
  }

  /**
   * The map back.
   *
   * @throws IllegalArgumentException when this map flattens the plane
   */
  public Affine inverse() {
    double determinant = xx * yy - xy * yx;
    if (!(Math.abs(determinant) > 1e-12)) {
      throw new IllegalArgumentException("expected a map that can be undone, found " + this);
    }
    double ixx = yy / determinant;
    double ixy = -xy / determinant;
    double iyx = -yx / determinant;
    double iyy = xx / determinant;
    return new Affine(ixx, ixy, -(ixx * x0 + ixy * y0), iyx, iyy, -(iyx * x0 + iyy * y0));
  }

  /** Whether axes stay axes and neither is mirrored: a scale and a shift. */
  public boolean isUpright() {
    return xy == 0 && yx == 0 && xx > 0 && yy > 0;
  }
}
