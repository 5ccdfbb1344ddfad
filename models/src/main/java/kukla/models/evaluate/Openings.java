package kukla.models.evaluate;

import kukla.models.judge.Landmarks;

/** How far mouth and eyes of a face mesh are open, relative to their width. */
final class Openings {
  /** A driver whose opening deviates less than this from its mean does not count. */
  static final double LEAST_VARIATION = 0.02;

  private Openings() {}

  /** Lip gap over mouth width. */
  static double mouth(Landmarks mesh) {
    return mesh.distance(13, 14) / mesh.distance(61, 291);
  }

  /** Lid gap over eye width, mean of both eyes. */
  static double eyes(Landmarks mesh) {
    double right = mesh.distance(159, 145) / mesh.distance(33, 133);
    double left = mesh.distance(386, 374) / mesh.distance(362, 263);
    return (right + left) / 2;
  }
}
