package kukla.models.synth;

/** 4×4 matrices and rotations as plain arrays, column-major as OpenGL takes them. */
final class Matrix {
  private Matrix() {}

  static float[] identity() {
    return new float[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
  }

  /** a · b. */
  static float[] multiply(float[] a, float[] b) {
    float[] c = new float[16];
    for (int column = 0; column < 4; column++) {
      for (int row = 0; row < 4; row++) {
        float sum = 0;
        for (int k = 0; k < 4; k++) {
          sum += a[4 * k + row] * b[4 * column + k];
        }
        c[4 * column + row] = sum;
      }
    }
    return c;
  }

  static float[] translation(float x, float y, float z) {
    return new float[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, x, y, z, 1};
  }

  /** Roll about z, then pitch about x (positive looks up), then yaw about y (positive to +x). */
  static float[] rotation(float yawRadians, float pitchRadians, float rollRadians) {
    float cy = (float) Math.cos(yawRadians);
    float sy = (float) Math.sin(yawRadians);
    float cp = (float) Math.cos(-pitchRadians);
    float sp = (float) Math.sin(-pitchRadians);
    float cr = (float) Math.cos(rollRadians);
    float sr = (float) Math.sin(rollRadians);
    float[] yaw = {cy, 0, -sy, 0, 0, 1, 0, 0, sy, 0, cy, 0, 0, 0, 0, 1};
    float[] pitch = {1, 0, 0, 0, 0, cp, sp, 0, 0, -sp, cp, 0, 0, 0, 0, 1};
    float[] roll = {cr, sr, 0, 0, -sr, cr, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
    return multiply(yaw, multiply(pitch, roll));
  }

  /** Yaw, pitch and roll of a rotation, radians: what {@link #rotation} was given. */
  static float[] yawPitchRoll(float[] m) {
    return new float[] {
      (float) Math.atan2(m[8], m[10]),
      (float) Math.asin(Math.max(-1, Math.min(1, m[9]))),
      (float) Math.atan2(m[1], m[5])
    };
  }

  /**
   * Projection along −z with a lens shift.
   *
   * @param focal cotangent of half the field of view
   * @param shiftX added to x in normalised device coordinates
   * @param shiftY added to y in normalised device coordinates
   */
  static float[] perspective(float focal, float shiftX, float shiftY, float near, float far) {
    float a = (far + near) / (near - far);
    float b = 2 * far * near / (near - far);
    return new float[] {focal, 0, 0, 0, 0, focal, 0, 0, -shiftX, -shiftY, a, -1, 0, 0, b, 0};
  }

  /** Parallel projection of [-half, half]² and depth [0, far] along −z. */
  static float[] orthographic(float half, float far) {
    return new float[] {1 / half, 0, 0, 0, 0, 1 / half, 0, 0, 0, 0, -2 / far, 0, 0, 0, -1, 1};
  }

  /** World to camera for an eye that looks from {@code from} at {@code at}, y up. */
  static float[] lookAt(float[] from, float[] at) {
    float[] z = unit(from[0] - at[0], from[1] - at[1], from[2] - at[2]);
    float[] up = Math.abs(z[1]) > 0.98f ? new float[] {0, 0, -1} : new float[] {0, 1, 0};
    float[] x = cross(up, z);
    x = unit(x[0], x[1], x[2]);
    float[] y = cross(z, x);
    float[] m = {x[0], y[0], z[0], 0, x[1], y[1], z[1], 0, x[2], y[2], z[2], 0, 0, 0, 0, 1};
    return multiply(m, translation(-from[0], -from[1], -from[2]));
  }

  static float[] cross(float[] a, float[] b) {
    return new float[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  static float[] unit(float x, float y, float z) {
    float length = (float) Math.sqrt(x * x + y * y + z * z);
    float scale = length > 1e-12f ? 1 / length : 0;
    return new float[] {x * scale, y * scale, z * scale};
  }

  /** Writes m · (x, y, z, 1), four numbers, at {@code at}. */
  static void apply(float[] m, float x, float y, float z, float[] into, int at) {
    for (int row = 0; row < 4; row++) {
      into[at + row] = m[row] * x + m[4 + row] * y + m[8 + row] * z + m[12 + row];
    }
  }
}
