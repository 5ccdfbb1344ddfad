package kukla.inference.face;

import kukla.inference.geometry.Point;

/**
 * Where a face is, from forehead to chin and from cheek to cheek, in pixels of the picture; it may
 * reach beyond the picture.
 */
public record FaceBox(double left, double top, double width, double height) {
  public FaceBox {
    if (!(width > 0) || !(height > 0) || !Double.isFinite(left + top + width + height)) {
      throw new IllegalArgumentException(
          "expected a box with an area, found " + width + "×" + height + " at " + left + "," + top);
    }
  }

  public static FaceBox centred(double x, double y, double width, double height) {
    return new FaceBox(x - width / 2, y - height / 2, width, height);
  }

  /** The smallest upright box around all points. */
  public static FaceBox around(Iterable<Point> points) {
    double left = Double.POSITIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (Point point : points) {
      left = Math.min(left, point.x());
      top = Math.min(top, point.y());
      right = Math.max(right, point.x());
      bottom = Math.max(bottom, point.y());
    }
    return new FaceBox(left, top, right - left, bottom - top);
  }

  public double centreX() {
    return left + width / 2;
  }

  public double centreY() {
    return top + height / 2;
  }

  /** The longer side. */
  public double side() {
    return Math.max(width, height);
  }

  /** Pixels covered. */
  public double area() {
    return width * height;
  }

  public FaceBox scaled(double factor) {
    return new FaceBox(left * factor, top * factor, width * factor, height * factor);
  }

  /** Shared area over joint area, 0 … 1. */
  public double overlap(FaceBox other) {
    double across = Math.min(left + width, other.left + other.width) - Math.max(left, other.left);
    double down = Math.min(top + height, other.top + other.height) - Math.max(top, other.top);
    double shared = Math.max(0, across) * Math.max(0, down);
    return shared / (area() + other.area() - shared);
  }
}
