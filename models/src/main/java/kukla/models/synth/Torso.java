package kukla.models.synth;

/** Neck opening, shoulders and chest as one simple surface of rings, in the head's frame. */
final class Torso {
  private static final int AROUND = 48;
  // height, half width, half depth, middle z, centimetres
  private static final float[][] RINGS = {
    {-11.4f, 8.4f, 7.8f, -1.5f},
    {-12.3f, 10.4f, 8.6f, -1.5f},
    {-13.5f, 13.2f, 9.6f, -2f},
    {-15.5f, 16.8f, 10.3f, -2.5f},
    {-18.5f, 19.5f, 10.8f, -2.5f},
    {-22f, 21.5f, 11.5f, -2.5f},
    {-28f, 22.0f, 12.5f, -2f},
    {-38f, 21.5f, 13f, -2f},
    {-60f, 21f, 13f, -2f},
  };

  private Torso() {}

  /**
   * Somebody's torso.
   *
   * @return a mesh whose uv are centimetres around and down
   */
  static ObjFile of(Dice dice) {
    float width = dice.range(0.85, 1.15);
    float drop = dice.range(0.3, 2.6);
    float collar = dice.range(0.2, 1.3);
    float slope = dice.range(0.8, 1.4);
    int rings = RINGS.length;
    float[] p = new float[3 * rings * AROUND];
    float[] uv = new float[2 * rings * AROUND];
    for (int r = 0; r < rings; r++) {
      float[] ring = RINGS[r];
      float open = Math.max(0, 1 - r / 3f);
      for (int a = 0; a < AROUND; a++) {
        int at = r * AROUND + a;
        double angle = 2 * Math.PI * a / AROUND;
        float front = (float) Math.max(0, Math.cos(angle));
        float spread = r < 2 ? 1 : width;
        p[3 * at] = (float) Math.sin(angle) * ring[1] * spread;
        p[3 * at + 1] =
            (ring[0] + 11.4f) * (r < 6 ? slope : 1)
                - 12.2f
                + open * (collar - drop * front * front);
        p[3 * at + 2] = (float) Math.cos(angle) * ring[2] + ring[3] + open * front * 0.8f;
        uv[2 * at] = (float) Math.sin(angle) * 20;
        uv[2 * at + 1] = p[3 * at + 1];
      }
    }
    int[] triangles = new int[6 * (rings - 1) * AROUND];
    int n = 0;
    for (int r = 0; r + 1 < rings; r++) {
      for (int a = 0; a < AROUND; a++) {
        int b = (a + 1) % AROUND;
        int[] quad = {r * AROUND + a, (r + 1) * AROUND + a, (r + 1) * AROUND + b, r * AROUND + b};
        for (int corner : new int[] {0, 1, 2, 0, 2, 3}) {
          triangles[n++] = quad[corner];
        }
      }
    }
    return new ObjFile(p, uv, triangles, triangles.clone());
  }
}
