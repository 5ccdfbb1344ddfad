package kukla.inference.face;

/**
 * The pose of a head by its 68 landmarks: the rotation, scale and shift of an average head whose
 * landmarks, seen from afar, come nearest. Points that talking and blinking leave alone decide:
 * nose, corners of the eyes, less so brows.
 */
public final class HeadPoseFit {
  /** Points of the iBUG mark-up that decide, brows last. */
  private static final int[] POINTS = {
    27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 39, 42, 45, 17, 19, 21, 22, 24, 26
  };

  private static final int FIRST_BROW = 13;
  private static final double BROW = 0.3;

  // the average head of ICT-FaceKit (MIT licence), centimetres: x to the person's left, y up, z
  // forward
  private static final double[] HEAD = {
    0.00, 3.74, 10.73, 0.00, 2.63, 11.52, 0.00, 1.61, 12.31, 0.00, 0.41, 13.07, -1.25, -1.14, 10.87,
    -0.60, -1.14, 11.42, 0.00, -1.20, 11.57, 0.60, -1.14, 11.42, 1.25, -1.14, 10.87, -4.46, 3.43,
    8.60, -1.84, 3.25, 9.20, 1.84, 3.25, 9.20, 4.46, 3.43, 8.60, -5.82, 5.20, 7.91, -3.79, 6.26,
    9.83, -1.17, 5.91, 10.73, 1.17, 5.91, 10.73, 3.79, 6.26, 9.83, 5.82, 5.20, 7.91,
  };

  private static final double[] CENTRED = centred();

  /** Inverse of Σ w·X·Xᵀ. */
  private static final double[] INVERSE = inverse(moments());

  private HeadPoseFit() {}

  /** Which landmarks decide. */
  static int[] points() {
    return POINTS.clone();
  }

  /** Where those are on the average head, (n, 3). */
  static double[] head() {
    return HEAD.clone();
  }

  private static double weight(int i) {
    return i < FIRST_BROW ? 1 : BROW;
  }

  private static double[] centred() {
    double[] centred = HEAD.clone();
    for (int axis = 0; axis < 3; axis++) {
      double sum = 0;
      double weights = 0;
      for (int i = 0; i < POINTS.length; i++) {
        sum += weight(i) * HEAD[3 * i + axis];
        weights += weight(i);
      }
      for (int i = 0; i < POINTS.length; i++) {
        centred[3 * i + axis] -= sum / weights;
      }
    }
    return centred;
  }

  private static double[] moments() {
    double[] m = new double[9];
    for (int i = 0; i < POINTS.length; i++) {
      for (int k = 0; k < 9; k++) {
        m[k] += weight(i) * CENTRED[3 * i + k / 3] * CENTRED[3 * i + k % 3];
      }
    }
    return m;
  }

  private static double[] inverse(double[] m) {
    double a = m[4] * m[8] - m[5] * m[7];
    double b = m[5] * m[6] - m[3] * m[8];
    double c = m[3] * m[7] - m[4] * m[6];
    double determinant = m[0] * a + m[1] * b + m[2] * c;
    double[] cofactors = {
      a, m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
      b, m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
      c, m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3]
    };
    for (int i = 0; i < 9; i++) {
      cofactors[i] /= determinant;
    }
    return cofactors;
  }

  /**
   * The pose.
   *
   * @param points x right, y down of 68 landmarks, iBUG order, of any scale
   * @param from index of the first coordinate
   */
  public static HeadPose of(float[] points, int from) {
    double meanX = 0;
    double meanY = 0;
    double weights = 0;
    for (int i = 0; i < POINTS.length; i++) {
      meanX += weight(i) * points[from + 2 * POINTS[i]];
      meanY += weight(i) * points[from + 2 * POINTS[i] + 1];
      weights += weight(i);
    }
    meanX /= weights;
    meanY /= weights;
    double[] mixed = new double[6];
    for (int i = 0; i < POINTS.length; i++) {
      double x = weight(i) * (points[from + 2 * POINTS[i]] - meanX);
      double y = -weight(i) * (points[from + 2 * POINTS[i] + 1] - meanY);
      for (int axis = 0; axis < 3; axis++) {
        mixed[axis] += x * CENTRED[3 * i + axis];
        mixed[3 + axis] += y * CENTRED[3 * i + axis];
      }
    }
    double[] right = new double[3];
    double[] up = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      for (int k = 0; k < 3; k++) {
        right[axis] += mixed[k] * INVERSE[3 * k + axis];
        up[axis] += mixed[3 + k] * INVERSE[3 * k + axis];
      }
    }
    return HeadPose.of(nearestRotation(right, up));
  }

  /** The rotation whose first two rows come nearest to these, up to one scale for both. */
  private static double[] nearestRotation(double[] right, double[] up) {
    double one = Math.max(1e-12, length(right));
    double two = Math.max(1e-12, length(up));
    double[] sum = new double[3];
    double[] difference = new double[3];
    for (int i = 0; i < 3; i++) {
      sum[i] = right[i] / one + up[i] / two;
      difference[i] = right[i] / one - up[i] / two;
    }
    // unit vectors' sum and difference are at right angles; the rows lie halfway between them
    double s = Math.max(1e-12, length(sum)) * Math.sqrt(2);
    double d = Math.max(1e-12, length(difference)) * Math.sqrt(2);
    double[] r = new double[9];
    for (int i = 0; i < 3; i++) {
      r[i] = sum[i] / s + difference[i] / d;
      r[3 + i] = sum[i] / s - difference[i] / d;
    }
    r[6] = r[1] * r[5] - r[2] * r[4];
    r[7] = r[2] * r[3] - r[0] * r[5];
    r[8] = r[0] * r[4] - r[1] * r[3];
    return r;
  }

  private static double length(double[] v) {
    return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
  }
}
