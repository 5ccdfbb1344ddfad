package kukla.models.judge;

/**
 * One fixed table: which point of the face mesh stands where an iBUG landmark does. Landmarks 17 to
 * 67 agree; along the jaw the two mark-ups mean different things, and no figure counts it.
 */
public final class MeshPoints {
  /** The first landmark that figures count. */
  public static final int FIRST = 17;

  // jaw, brows, nose, eyes, outer lips, inner lips
  private static final int[] OF_IBUG = {
    162, 234, 93, 58, 172, 136, 149, 148, 152, 377, 378, 365, 397, 288, 323, 454, 389, 70, 63, 105,
    66, 107, 336, 296, 334, 293, 300, 168, 197, 5, 4, 75, 97, 2, 326, 305, 33, 160, 158, 133, 153,
    144, 362, 385, 387, 263, 373, 380, 61, 39, 37, 0, 267, 269, 291, 405, 314, 17, 84, 181, 78, 81,
    13, 311, 308, 402, 14, 178,
  };

  private MeshPoints() {}

  /** The 68 landmarks of a mesh, x and y. */
  public static float[] ibug(Landmarks mesh) {
    float[] points = new float[2 * OF_IBUG.length];
    for (int i = 0; i < OF_IBUG.length; i++) {
      points[2 * i] = mesh.x(OF_IBUG[i]);
      points[2 * i + 1] = mesh.y(OF_IBUG[i]);
    }
    return points;
  }
}
