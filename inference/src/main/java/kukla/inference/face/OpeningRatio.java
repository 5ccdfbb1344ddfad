package kukla.inference.face;

/** How far mouth and eyes are open, by the 68 landmarks of one frame: a gap over its width. */
public final class OpeningRatio {
  private OpeningRatio() {}

  /**
   * Lip gap over mouth width.
   *
   * @param points (…, 2) x, y
   * @param from index of the frame's first coordinate
   */
  public static float mouth(float[] points, int from) {
    return ratio(points, from, 62, 62, 66, 66, 48, 54);
  }

  /** Lid gap over eye width of the person's right eye. */
  public static float rightEye(float[] points, int from) {
    return ratio(points, from, 37, 38, 41, 40, 36, 39);
  }

  /** Lid gap over eye width of the person's left eye. */
  public static float leftEye(float[] points, int from) {
    return ratio(points, from, 43, 44, 47, 46, 42, 45);
  }

  /** Between the middles of a, b and of c, d, over the distance of e and f. */
  private static float ratio(float[] p, int from, int a, int b, int c, int d, int e, int f) {
    double gapX = 0.5 * (x(p, from, a) + x(p, from, b) - x(p, from, c) - x(p, from, d));
    double gapY = 0.5 * (y(p, from, a) + y(p, from, b) - y(p, from, c) - y(p, from, d));
    double width = Math.hypot(x(p, from, e) - x(p, from, f), y(p, from, e) - y(p, from, f));
    return width < 1e-6 ? 0 : (float) (Math.hypot(gapX, gapY) / width);
  }

  private static float x(float[] p, int from, int point) {
    return p[from + 2 * point];
  }

  private static float y(float[] p, int from, int point) {
    return p[from + 2 * point + 1];
  }
}
