package kukla.models.judge;

/**
 * The order of the 68 points of iBUG 300-W, and how OpenSeeFace's 66 fit into it: 0–16 the jaw from
 * the person's right ear, 17–26 brows, 27–35 nose, 36–47 eyes, 48–59 outer and 60–67 inner lips.
 */
final class Ibug68 {
  static final int COUNT = 68;
  static final int OPEN_SEE_FACE = 66;

  private static final int RIGHT_CORNER = 48;
  private static final int LEFT_CORNER = 54;
  private static final int RIGHT_INNER_CORNER = 60;
  private static final int LEFT_INNER_CORNER = 64;

  // OpenSeeFace numbers its one point a mouth corner among the inner lips, but it sits on the outer
  private static final int OPEN_SEE_FACE_RIGHT_CORNER = 58;
  private static final int OPEN_SEE_FACE_LEFT_CORNER = 62;

  /** How far an inner corner lies inside the outer one, in widths of the mouth. */
  private static final float INSIDE = 0.06f;

  private Ibug68() {}

  /** OpenSeeFace's number of an iBUG point; -1 for the inner corners of the mouth. */
  static int openSeeFace(int ibug) {
    return switch (ibug) {
      case RIGHT_CORNER -> OPEN_SEE_FACE_RIGHT_CORNER;
      case LEFT_CORNER -> OPEN_SEE_FACE_LEFT_CORNER;
      case RIGHT_INNER_CORNER, LEFT_INNER_CORNER -> -1;
      default -> ibug < RIGHT_CORNER ? ibug : ibug < LEFT_CORNER ? ibug - 1 : ibug - 2;
    };
  }

  /** The iBUG point that the mirrored face has in this one's place. */
  static int mirror(int ibug) {
    if (ibug < 17) {
      return 16 - ibug;
    } else if (ibug < 27) {
      return 43 - ibug;
    } else if (ibug < 31) {
      return ibug;
    } else if (ibug < 36) {
      return 66 - ibug;
    } else if (ibug < 40) {
      return 81 - ibug;
    } else if (ibug < 42) {
      return 87 - ibug;
    } else if (ibug < 46) {
      return 81 - ibug;
    } else if (ibug < 48) {
      return 87 - ibug;
    } else if (ibug < 55) {
      return 102 - ibug;
    } else if (ibug < 60) {
      return 114 - ibug;
    } else if (ibug < 65) {
      return 124 - ibug;
    }
    return 132 - ibug;
  }

  /** From OpenSeeFace's order; the inner corners of the mouth are put on the line of the outer. */
  static Landmarks fromOpenSeeFace(Landmarks found) {
    float[] points = new float[2 * COUNT];
    float[] certainty = new float[COUNT];
    for (int i = 0; i < COUNT; i++) {
      int from = openSeeFace(i);
      if (from >= 0) {
        points[2 * i] = found.x(from);
        points[2 * i + 1] = found.y(from);
        certainty[i] = found.certainty()[from];
      }
    }
    moveInside(points, certainty, RIGHT_CORNER, LEFT_CORNER, RIGHT_INNER_CORNER);
    moveInside(points, certainty, LEFT_CORNER, RIGHT_CORNER, LEFT_INNER_CORNER);
    return new Landmarks(points, certainty);
  }

  private static void moveInside(
      float[] points, float[] certainty, int corner, int opposite, int inner) {
    for (int axis = 0; axis < 2; axis++) {
      float outer = points[2 * corner + axis];
      points[2 * inner + axis] = outer + INSIDE * (points[2 * opposite + axis] - outer);
    }
    certainty[inner] = certainty[corner];
  }
}
