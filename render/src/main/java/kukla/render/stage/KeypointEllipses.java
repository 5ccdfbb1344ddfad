package kukla.render.stage;

import org.jspecify.annotations.Nullable;

/**
 * Keypoints of first-order motion over a square: a dot each, and the ellipse into which its local
 * affine map turns a small circle.
 */
final class KeypointEllipses {
  private static final int SIDES = 24;
  private static final double RADIUS = 0.09; // of the circle, in a square from -1 to 1
  private static final double[] COSINES = new double[SIDES + 1];
  private static final double[] SINES = new double[SIDES + 1];

  static {
    for (int i = 0; i <= SIDES; i++) {
      COSINES[i] = Math.cos(2 * Math.PI * i / SIDES);
      SINES[i] = Math.sin(2 * Math.PI * i / SIDES);
    }
  }

  private float[] values = {};
  private float[] jacobians = {};
  private int count;
  private boolean mapped;

  /**
   * Keeps a copy.
   *
   * @param values (K, 2), x right, y down, in [-1, 1]
   * @param jacobians (K, 2, 2) row-major, or null where the model has none
   */
  void set(float[] values, float @Nullable [] jacobians) {
    if (values.length % 2 != 0 || (jacobians != null && jacobians.length != 2 * values.length)) {
      throw new IllegalArgumentException(
          "expected K × 2 values and K × 2 × 2 jacobians, found "
              + values.length
              + " and "
              + (jacobians == null ? 0 : jacobians.length));
    }
    count = values.length / 2;
    mapped = jacobians != null;
    this.values = Copies.of(values, values.length, this.values);
    if (jacobians != null) {
      this.jacobians = Copies.of(jacobians, jacobians.length, this.jacobians);
    }
  }

  void clear() {
    count = 0;
  }

  /**
   * @param place from the square's [-1, 1] to the preview
   */
  void draw(Strokes strokes, PictureMap place, double thickness) {
    for (int k = 0; k < count; k++) {
      strokes.colour(Palette.at(k), 0.95);
      double x = values[2 * k];
      double y = values[2 * k + 1];
      strokes.dot(place.x(x, y), place.y(x, y), 3 * thickness);
      if (mapped) {
        ellipse(strokes, place, x, y, 4 * k, thickness);
      }
    }
  }

  private void ellipse(
      Strokes strokes, PictureMap place, double x, double y, int at, double thickness) {
    double px = 0;
    double py = 0;
    for (int i = 0; i <= SIDES; i++) {
      double cx = RADIUS * COSINES[i];
      double cy = RADIUS * SINES[i];
      double ex = x + jacobians[at] * cx + jacobians[at + 1] * cy;
      double ey = y + jacobians[at + 2] * cx + jacobians[at + 3] * cy;
      double nx = place.x(ex, ey);
      double ny = place.y(ex, ey);
      if (i > 0) {
        strokes.line(px, py, nx, ny, thickness);
      }
      px = nx;
      py = ny;
    }
  }
}
