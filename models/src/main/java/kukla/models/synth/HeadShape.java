package kukla.models.synth;

/**
 * One person's head, bent to a moment. Owns arrays that it overwrites at every {@link #bend}; one
 * thread.
 */
final class HeadShape {
  /** Centre of the neutral left eyeball's sphere; the right one is its mirror image. */
  static final float[] EYE = {3.103f, 3.604f, 7.88f};

  private static final float NECK_LOW = -13f;
  private static final float NECK_HIGH = -10.5f;

  /** z of the neck's middle under the collar. */
  private static final float NECK_AXIS = -1.8f;

  private static final float COLLAR_HIGHEST = -6.5f;
  private static final float COLLAR_ROOM = 0.94f;

  private final HeadModel model;
  private final float[] base;
  private final boolean[] leftEye;
  private final boolean[] rightEye;
  private final int leftBlink;
  private final int rightBlink;
  private final float leftLid;
  private final float rightLid;
  private final float[] leftCentre;
  private final float[] rightCentre;

  /** float32 (vertices, 3), in the head's own frame. */
  final float[] local;

  /** float32 (vertices, 3), in the world. */
  final float[] world;

  HeadShape(HeadModel model, float[] identityWeights) {
    this.model = model;
    base = model.neutral.clone();
    for (int mode = 0; mode < identityWeights.length; mode++) {
      float[] offsets = model.identity[mode];
      for (int i = 0; i < base.length; i++) {
        base[i] += identityWeights[mode] * offsets[i];
      }
    }
    local = base.clone();
    world = base.clone();
    leftBlink = model.expression("eyeBlink_L");
    rightBlink = model.expression("eyeBlink_R");
    leftLid = lidGain("eyeBlink_L", 43);
    rightLid = lidGain("eyeBlink_R", 37);
    leftEye = vertices(Material.SCLERA_LEFT, Material.IRIS_LEFT);
    rightEye = vertices(Material.SCLERA_RIGHT, Material.IRIS_RIGHT);
    leftCentre = centre(leftEye, 1);
    rightCentre = centre(rightEye, -1);
  }

  /**
   * How much of a blink's shape closes this person's lids: the shape was made for the neutral head.
   *
   * @param upper the first landmark of the upper lid, of two; the lower lid's end four later
   */
  private float lidGain(String blink, int upper) {
    int shape = model.expression(blink);
    if (shape < 0) {
      return 1;
    }
    float[] closed = base.clone();
    model.expressions.get(shape).addTo(closed, 1);
    float open = lidGap(base, upper);
    float travel = open - lidGap(closed, upper);
    return travel < 0.1f ? 1 : Math.max(0.8f, Math.min(1.3f, open / travel));
  }

  private float lidGap(float[] positions, int upper) {
    return (height(positions, upper)
            + height(positions, upper + 1)
            - height(positions, upper + 3)
            - height(positions, upper + 4))
        / 2;
  }

  private float height(float[] positions, int landmark) {
    return positions[3 * model.landmarks[landmark] + 1];
  }

  private boolean[] vertices(Material a, Material b) {
    boolean[] chosen = new boolean[model.vertexCount];
    for (int t = 0; t < model.triangleMaterial.length; t++) {
      if (model.triangleMaterial[t] == a || model.triangleMaterial[t] == b) {
        for (int c = 0; c < 3; c++) {
          chosen[model.triangles[3 * t + c]] = true;
        }
      }
    }
    return chosen;
  }

  /** The neutral centre moved as the eyeball's vertices are on the average. */
  private float[] centre(boolean[] eye, int side) {
    double[] moved = new double[3];
    int count = 0;
    for (int v = 0; v < eye.length; v++) {
      if (eye[v]) {
        count++;
        for (int k = 0; k < 3; k++) {
          moved[k] += base[3 * v + k] - model.neutral[3 * v + k];
        }
      }
    }
    int n = Math.max(1, count);
    return new float[] {
      side * EYE[0] + (float) moved[0] / n,
      EYE[1] + (float) moved[1] / n,
      EYE[2] + (float) moved[2] / n
    };
  }

  /** Offset of this person's vertex from the neutral head's, along axis k. */
  float identityOffset(int vertex, int k) {
    return base[3 * vertex + k] - model.neutral[3 * vertex + k];
  }

  /** Points moved as this person's landmark is from the neutral one, float32 (n, 3). */
  float[] carried(float[] points, int landmark) {
    float[] moved = points.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += identityOffset(model.landmarks[landmark], i % 3);
    }
    return moved;
  }

  /**
   * Draws the skin under the clothes in, so that none shows through and no gap opens at the collar.
   *
   * @param rim the collar's edge on the neutral neck, points all around its axis
   */
  void tuckIn(float[][] rim) {
    float[] offset = neck();
    for (int v = 0; v < model.vertexCount; v++) {
      float x = base[3 * v] - offset[0];
      float y = base[3 * v + 1] - offset[1];
      float z = base[3 * v + 2] - offset[2] - NECK_AXIS;
      float r = (float) Math.hypot(x, z);
      if (y > COLLAR_HIGHEST || r < 1) {
        continue;
      }
      float[] edge = towards(rim, x / r, z / r);
      float within = COLLAR_ROOM * (float) Math.hypot(edge[0], edge[2] - NECK_AXIS);
      float below = 0.8f * (edge[1] - y) + 0.5f;
      float shoulder = z > 2 ? 0 : 4 * (r / within - 1.1f); // clothes cover them at any height
      float t = Math.max(0, Math.min(1, Math.max(below, shoulder)));
      if (r > within) {
        float scale = 1 - t * t * (3 - 2 * t) * (1 - within / r);
        base[3 * v] = x * scale + offset[0];
        base[3 * v + 2] = z * scale + NECK_AXIS + offset[2];
      }
    }
  }

  /** The point of a rim that lies in this direction from the neck's axis. */
  private static float[] towards(float[][] rim, float x, float z) {
    float[] best = rim[0];
    float most = -2;
    for (float[] p : rim) {
      float along =
          (p[0] * x + (p[2] - NECK_AXIS) * z) / (float) Math.hypot(p[0], p[2] - NECK_AXIS);
      if (along > most) {
        most = along;
        best = p;
      }
    }
    return best;
  }

  /** Points moved as this person's lower neck is, on the average, from the neutral one. */
  float[] carriedByNeck(float[] points) {
    float[] offset = neck();
    float[] moved = points.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += offset[i % 3];
    }
    return moved;
  }

  private float[] neck() {
    double[] sum = new double[3];
    int count = 0;
    for (int v = 0; v < model.vertexCount; v++) {
      float y = model.neutral[3 * v + 1];
      if (y > NECK_LOW && y < NECK_HIGH) {
        count++;
        for (int k = 0; k < 3; k++) {
          sum[k] += identityOffset(v, k);
        }
      }
    }
    int n = Math.max(1, count);
    return new float[] {(float) sum[0] / n, (float) sum[1] / n, (float) sum[2] / n};
  }

  /** Bends {@link #local} and {@link #world} to a moment. */
  void bend(Moment moment, Posture posture) {
    System.arraycopy(base, 0, local, 0, base.length);
    float[] weights = moment.expression();
    for (int e = 0; e < weights.length; e++) {
      if (Math.abs(weights[e]) > 1e-3f) {
        float gain = e == leftBlink ? leftLid : e == rightBlink ? rightLid : 1;
        model.expressions.get(e).addTo(local, gain * weights[e]);
      }
    }
    turn(leftEye, leftCentre, moment);
    turn(rightEye, rightCentre, moment);
    posture.apply(local, model.neutral, world);
  }

  private void turn(boolean[] eye, float[] centre, Moment moment) {
    float[] m = Matrix.rotation(moment.gazeYaw(), moment.gazePitch(), 0);
    for (int v = 0; v < eye.length; v++) {
      if (eye[v]) {
        float x = local[3 * v] - centre[0];
        float y = local[3 * v + 1] - centre[1];
        float z = local[3 * v + 2] - centre[2];
        for (int k = 0; k < 3; k++) {
          local[3 * v + k] = centre[k] + m[k] * x + m[4 + k] * y + m[8 + k] * z;
        }
      }
    }
  }
}
