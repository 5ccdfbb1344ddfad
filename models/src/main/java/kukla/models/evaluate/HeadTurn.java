package kukla.models.evaluate;

import kukla.models.judge.FaceWitness.Testimony;

/**
 * How a head turned from one picture to another: the rotation that takes the mesh's bony points
 * (brow, bridge of the nose, corners of the eyes, temples) nearest to where they are now, whatever
 * shift and size. Horn, "Closed-form solution of absolute orientation using unit quaternions", JOSA
 * A 1987.
 *
 * <p>x right, y down, z away from the viewer.
 *
 * @param w, x, y, z unit quaternion, w not negative
 */
record HeadTurn(double w, double x, double y, double z) {
  /** Points of the mesh that no expression moves. */
  private static final int[] BONES = {
    10, 151, 9, 8, 168, 6, 197, 195, 5, 109, 338, 67, 297, 54, 284, 33, 133, 362, 263, 127, 356,
    162, 389
  };

  /** No turn at all. */
  static final HeadTurn NONE = new HeadTurn(1, 0, 0, 0);

  HeadTurn {
    if (w < 0) {
      w = -w;
      x = -x;
      y = -y;
      z = -z;
    }
  }

  /** The turn from one testimony to another, of the same person or not. */
  static HeadTurn between(Testimony before, Testimony now) {
    double[][] a = points(before);
    double[][] b = points(now);
    double[][] s = new double[3][3];
    for (int i = 0; i < a.length; i++) {
      for (int row = 0; row < 3; row++) {
        for (int column = 0; column < 3; column++) {
          s[row][column] += a[i][row] * b[i][column];
        }
      }
    }
    double[][] n = {
      {s[0][0] + s[1][1] + s[2][2], s[1][2] - s[2][1], s[2][0] - s[0][2], s[0][1] - s[1][0]},
      {s[1][2] - s[2][1], s[0][0] - s[1][1] - s[2][2], s[0][1] + s[1][0], s[2][0] + s[0][2]},
      {s[2][0] - s[0][2], s[0][1] + s[1][0], s[1][1] - s[0][0] - s[2][2], s[1][2] + s[2][1]},
      {s[0][1] - s[1][0], s[2][0] + s[0][2], s[1][2] + s[2][1], s[2][2] - s[0][0] - s[1][1]}
    };
    double[] q = largestEigenvector(n);
    return new HeadTurn(q[0], q[1], q[2], q[3]);
  }

  /** Around their mean. */
  private static double[][] points(Testimony face) {
    double[][] points = new double[BONES.length][3];
    double[] mean = new double[3];
    for (int i = 0; i < BONES.length; i++) {
      int point = BONES[i];
      points[i] = new double[] {face.mesh().x(point), face.mesh().y(point), face.depth()[point]};
      for (int axis = 0; axis < 3; axis++) {
        mean[axis] += points[i][axis] / BONES.length;
      }
    }
    for (double[] point : points) {
      for (int axis = 0; axis < 3; axis++) {
        point[axis] -= mean[axis];
      }
    }
    return points;
  }

  /** Of a symmetric 4×4 matrix, by Jacobi's rotations; the matrix is spent. */
  private static double[] largestEigenvector(double[][] m) {
    double[][] v = {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 1}};
    for (int sweep = 0; sweep < 30; sweep++) {
      for (int p = 0; p < 3; p++) {
        for (int q = p + 1; q < 4; q++) {
          if (m[p][q] == 0) {
            continue;
          }
          double angle = 0.5 * Math.atan2(2 * m[p][q], m[q][q] - m[p][p]);
          double c = Math.cos(angle);
          double s = Math.sin(angle);
          for (int k = 0; k < 4; k++) {
            double mp = m[k][p];
            m[k][p] = c * mp - s * m[k][q];
            m[k][q] = s * mp + c * m[k][q];
          }
          for (int k = 0; k < 4; k++) {
            double mp = m[p][k];
            m[p][k] = c * mp - s * m[q][k];
            m[q][k] = s * mp + c * m[q][k];
            double vp = v[k][p];
            v[k][p] = c * vp - s * v[k][q];
            v[k][q] = s * vp + c * v[k][q];
          }
        }
      }
    }
    int best = 0;
    for (int i = 1; i < 4; i++) {
      best = m[i][i] > m[best][best] ? i : best;
    }
    return new double[] {v[0][best], v[1][best], v[2][best], v[3][best]};
  }

  /** The angle between two turns, degrees. */
  double degreesFrom(HeadTurn other) {
    double dot = Math.abs(w * other.w + x * other.x + y * other.y + z * other.z);
    return Math.toDegrees(2 * Math.acos(Math.min(1, dot)));
  }

  /** How far the face turned to the right of the picture, degrees. */
  double yawDegrees() {
    // where the direction out of the face, (0, 0, -1), points now
    return Math.toDegrees(Math.atan2(-2 * (x * z + w * y), 1 - 2 * (x * x + y * y)));
  }

  /** How far it turned up, degrees. */
  double pitchDegrees() {
    double up = 2 * (y * z - w * x);
    return Math.toDegrees(Math.asin(Math.max(-1, Math.min(up, 1))));
  }
}
