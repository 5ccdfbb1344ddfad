package kukla.inference.motion;

/**
 * The driver's motion since the initial frame, put on top of the source's own pose; paper sec. 3.4.
 * Values: source + scale · (driving − initial). Jacobians: driving · initial⁻¹ · source, not
 * scaled.
 */
public final class RelativeMotion {
  private final Keypoints source;
  private final Keypoints initial;
  private final double scale;
  // initial⁻¹ · source, (K, 2, 2) row-major
  private final float[] fromInitial;

  private RelativeMotion(Keypoints source, Keypoints initial, double scale) {
    if (source.values().length != initial.values().length
        || source.jacobians().length != initial.jacobians().length) {
      throw new IllegalArgumentException(
          "expected keypoints of one model, found "
              + source.count()
              + " and "
              + initial.count()
              + " of them");
    }
    this.source = source;
    this.initial = initial;
    this.scale = scale;
    fromInitial = new float[source.jacobians().length];
    for (int k = 0; k < fromInitial.length; k += 4) {
      multiply(inverse(initial.jacobians(), k), 0, source.jacobians(), k, fromInitial, k);
    }
  }

  /** Motion as large as the driver's. */
  public static RelativeMotion of(Keypoints source, Keypoints initial) {
    return new RelativeMotion(source, initial, 1);
  }

  /** Motion scaled by the size of the source over that of the initial frame: √ of hull areas. */
  public static RelativeMotion scaled(Keypoints source, Keypoints initial) {
    return new RelativeMotion(source, initial, scale(source, initial));
  }

  /** The size of the source over that of the initial frame: the root of their hulls' areas. */
  public static double scale(Keypoints source, Keypoints initial) {
    double initialArea = HullArea.of(initial.values());
    double ratio = HullArea.of(source.values()) / initialArea;
    return initialArea > 0 ? Math.sqrt(ratio) : 1;
  }

  /** What the source's keypoints become where the driver's are these. */
  public Keypoints move(Keypoints driving) {
    return move(driving, 1);
  }

  /**
   * The same with a part of the motion, or more than all of it.
   *
   * @param gain 0 leaves the source as it is, 1 moves it as far as the driver moved
   */
  public Keypoints move(Keypoints driving, double gain) {
    float[] values = new float[source.values().length];
    for (int i = 0; i < values.length; i++) {
      double motion = (double) driving.values()[i] - initial.values()[i];
      values[i] = (float) (source.values()[i] + gain * scale * motion);
    }
    float[] jacobians = new float[fromInitial.length];
    for (int k = 0; k < jacobians.length; k += 4) {
      multiply(driving.jacobians(), k, fromInitial, k, jacobians, k);
    }
    for (int i = 0; i < jacobians.length && gain != 1; i++) {
      float still = source.jacobians()[i];
      jacobians[i] = (float) (still + gain * (jacobians[i] - still));
    }
    return new Keypoints(values, jacobians);
  }

  private static float[] inverse(float[] m, int at) {
    double determinant = (double) m[at] * m[at + 3] - (double) m[at + 1] * m[at + 2];
    // a flattened map has no inverse: nearly flat instead, as large as a float bears
    double divisor = Math.copySign(Math.max(Math.abs(determinant), 1e-9), determinant);
    return new float[] {
      (float) (m[at + 3] / divisor),
      (float) (-m[at + 1] / divisor),
      (float) (-m[at + 2] / divisor),
      (float) (m[at] / divisor)
    };
  }

  private static void multiply(float[] a, int i, float[] b, int j, float[] product, int k) {
    product[k] = a[i] * b[j] + a[i + 1] * b[j + 2];
    product[k + 1] = a[i] * b[j + 1] + a[i + 1] * b[j + 3];
    product[k + 2] = a[i + 2] * b[j] + a[i + 3] * b[j + 2];
    product[k + 3] = a[i + 2] * b[j + 1] + a[i + 3] * b[j + 3];
  }
}
