package kukla.inference.face;

import kukla.inference.geometry.Affine;

/**
 * The square around a face's landmarks that landmark networks look at, turned with the head: eyes
 * level, mouth below.
 *
 * @param centreX pixels of the picture
 * @param centreY pixels of the picture
 * @param side pixels of the picture
 * @param radians how far it is turned, clockwise as seen
 */
public record AlignedSquare(double centreX, double centreY, double side, double radians) {
  /** Side of the square over the longer side of the landmarks' turned box. */
  static final double MARGIN = 1.5;

  // measured against YuNet's boxes, forehead to chin, on clips: medians of the landmarks' longer
  // side, and of how much lower its middle lies, over the box's longer side
  private static final double LANDMARKS_IN_BOX = 0.73;

  private static final double LANDMARKS_LOWER = 0.13;

  /**
   * The square around 68 landmarks.
   *
   * @param points x, y in pixels of the picture, iBUG order
   * @param from index of the first coordinate
   */
  public static AlignedSquare around(float[] points, int from) {
    double eyeX = mean(points, from, 42, 48) - mean(points, from, 36, 42);
    double eyeY = mean(points, from + 1, 42, 48) - mean(points, from + 1, 36, 42);
    double downX = mean(points, from, 48, 68) - mean(points, from, 36, 48);
    double downY = mean(points, from + 1, 48, 68) - mean(points, from + 1, 36, 48);
    // from eye to eye vanishes in profile, from eyes to mouth when looking far up or down
    double radians = Math.atan2(eyeY - downX, eyeX + downY);
    double cosine = Math.cos(radians);
    double sine = Math.sin(radians);
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (int i = from; i < from + 136; i += 2) {
      double across = cosine * points[i] + sine * points[i + 1];
      double down = cosine * points[i + 1] - sine * points[i];
      left = Math.min(left, across);
      right = Math.max(right, across);
      top = Math.min(top, down);
      bottom = Math.max(bottom, down);
    }
    double across = (left + right) / 2;
    double down = (top + bottom) / 2;
    return new AlignedSquare(
        cosine * across - sine * down,
        sine * across + cosine * down,
        MARGIN * Math.max(1e-3, Math.max(right - left, bottom - top)),
        radians);
  }

  private static double mean(float[] points, int from, int first, int end) {
    double sum = 0;
    for (int i = first; i < end; i++) {
      sum += points[from + 2 * i];
    }
    return sum / (end - first);
  }

  /** About the square that {@link #around} would give for a detector's box, upright. */
  public static AlignedSquare of(FaceBox box) {
    double side = box.side();
    return new AlignedSquare(
        box.centreX(), box.centreY() + LANDMARKS_LOWER * side, MARGIN * LANDMARKS_IN_BOX * side, 0);
  }

  /** The box from forehead to chin that goes with it, upright. */
  public FaceBox box() {
    double face = side / (MARGIN * LANDMARKS_IN_BOX);
    double lift = LANDMARKS_LOWER * face;
    double x = centreX + lift * Math.sin(radians);
    double y = centreY - lift * Math.cos(radians);
    return FaceBox.centred(x, y, face, face);
  }

  /** The same place, larger or smaller. */
  public AlignedSquare scaled(double factor) {
    return new AlignedSquare(centreX, centreY, side * factor, radians);
  }

  /** Where the positions of a {@code pixels × pixels} crop lie in the picture. */
  public Affine cropToImage(int pixels) {
    double scale = side / pixels;
    double xx = scale * Math.cos(radians);
    double yx = scale * Math.sin(radians);
    double half = pixels / 2.0;
    return new Affine(xx, -yx, centreX - half * (xx - yx), yx, xx, centreY - half * (yx + xx));
  }
}
