package kukla.render.stage;

/**
 * A 2×3 affine map of positions between two pictures, x right, y down: {@code x' = xx·x + xy·y +
 * x0} and {@code y' = yx·x + yy·y + y0}. Pixels count from the top left corner, the centre of the
 * first pixel is (0.5, 0.5).
 *
 * @param xx what x' takes of x
 * @param xy what x' takes of y
 * @param x0 x' of the origin
 * @param yx what y' takes of x
 * @param yy what y' takes of y
 * @param y0 y' of the origin
 */
public record PictureMap(double xx, double xy, double x0, double yx, double yy, double y0) {

  double x(double x, double y) {
    return xx * x + xy * y + x0;
  }

  double y(double x, double y) {
    return yx * x + yy * y + y0;
  }

  /** The map that applies {@code first}, then this one. */
  PictureMap after(PictureMap first) {
    return new PictureMap(
        xx * first.xx + xy * first.yx,
        xx * first.xy + xy * first.yy,
        xx * first.x0 + xy * first.y0 + x0,
        yx * first.xx + yy * first.yx,
        yx * first.xy + yy * first.yy,
        yx * first.x0 + yy * first.y0 + y0);
  }

  /** The map back. */
  PictureMap inverse() {
    double determinant = xx * yy - xy * yx;
    if (!(Math.abs(determinant) > 1e-12)) {
      throw new IllegalArgumentException("expected a map that can be undone, found " + this);
    }
    double ixx = yy / determinant;
    double ixy = -xy / determinant;
    double iyx = -yx / determinant;
    double iyy = xx / determinant;
    return new PictureMap(ixx, ixy, -(ixx * x0 + ixy * y0), iyx, iyy, -(iyx * x0 + iyy * y0));
  }

  /** From positions in [-1,1] over a square to its pixels, then through this map. */
  PictureMap fromUnit(double side) {
    double half = side / 2;
    return after(new PictureMap(half, 0, half, 0, half, half));
  }

  /** Whether what it maps becomes its mirror image. */
  boolean isMirrored() {
    return xx * yy - xy * yx < 0;
  }

  /** Whether axes stay axes and neither is mirrored. */
  boolean isUpright() {
    return xy == 0 && yx == 0 && xx > 0 && yy > 0;
  }
}
