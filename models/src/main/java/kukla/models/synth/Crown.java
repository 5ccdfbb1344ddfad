package kukla.models.synth;

/** One person's head, without ears, as a place to lay hats on. */
final class Crown {
  private static final float CONE = 0.97f;

  private final float[] points;
  private final int count;

  /**
   * @param rest the person's head at rest, float32 (vertices, 3); borrowed for the call
   */
  Crown(HeadModel model, float[] rest) {
    boolean[] skin = new boolean[model.vertexCount];
    for (int t = 0; t < model.triangleMaterial.length; t++) {
      Material material = model.triangleMaterial[t];
      if (material == Material.FACE || material == Material.BACK_OF_HEAD) {
        for (int c = 0; c < 3; c++) {
          skin[model.triangles[3 * t + c]] = true;
        }
      }
    }
    points = new float[rest.length];
    int n = 0;
    for (int v = 0; v < skin.length; v++) {
      boolean ear =
          Math.abs(model.neutral[3 * v]) > 7.6f
              && model.neutral[3 * v + 1] < 6.2f
              && model.neutral[3 * v + 2] < 4.5f;
      if (skin[v] && !ear && model.neutral[3 * v + 1] > -8) {
        System.arraycopy(rest, 3 * v, points, 3 * n++, 3);
      }
    }
    count = n;
  }

  /** How far the head reaches from a point within it, along a unit vector. */
  float reach(float[] from, float[] along) {
    float farthest = 6;
    for (int i = 0; i < 3 * count; i += 3) {
      float x = points[i] - from[0];
      float y = points[i + 1] - from[1];
      float z = points[i + 2] - from[2];
      float d = x * along[0] + y * along[1] + z * along[2];
      if (d > farthest && d * d > CONE * (x * x + y * y + z * z)) {
        farthest = d;
      }
    }
    return farthest;
  }
}
