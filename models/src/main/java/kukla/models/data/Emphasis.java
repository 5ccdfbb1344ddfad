package kukla.models.data;

import java.nio.FloatBuffer;

/**
 * How much each pixel of the driving picture counts: bells over both eyes and the mouth where their
 * landmarks are known, 1 elsewhere.
 */
final class Emphasis {
  /** First and last iBUG landmark of each eye and the mouth. */
  private static final int[][] REGIONS = {{36, 41}, {42, 47}, {48, 67}};

  /** Points that are enough to place a region. */
  private static final int CORNERS = 2;

  private Emphasis() {}

  /**
   * Fills one pair's emphasis from its driving landmarks; {@code peak} in the middle of a region.
   */
  static void put(Batch batch, int pair, double peak) {
    int size = batch.size();
    int start = pair * size * size;
    FloatBuffer emphasis = batch.emphasis();
    for (int i = 0; i < size * size; i++) {
      emphasis.put(start + i, 1);
    }
    int points = (batch.pairs() + pair) * Batch.POINTS * 3;
    for (int[] region : REGIONS) {
      Box box = Box.EMPTY;
      int known = 0;
      for (int point = region[0]; point <= region[1]; point++) {
        int at = points + point * 3;
        if (batch.landmarks().get(at + 2) > 0) {
          box = box.with(batch.landmarks().get(at), batch.landmarks().get(at + 1));
          known++;
        }
      }
      if (known >= CORNERS && peak > 1) {
        add(emphasis, start, size, box, (float) (peak - 1));
      }
    }
  }

  private static void add(FloatBuffer emphasis, int start, int size, Box box, float height) {
    double spreadX = Math.max(0.35 * box.width(), 1e-3);
    double spreadY = Math.max(0.35 * Math.max(box.height(), 0.6 * box.width()), 1e-3);
    float[] alongX = bell(size, box.centreX(), spreadX);
    float[] alongY = bell(size, box.centreY(), spreadY);
    for (int y = 0; y < size; y++) {
      if (alongY[y] < 1e-3f) {
        continue;
      }
      for (int x = 0; x < size; x++) {
        int at = start + y * size + x;
        emphasis.put(at, Math.max(emphasis.get(at), 1 + height * alongX[x] * alongY[y]));
      }
    }
  }

  private static float[] bell(int size, double centre, double spread) {
    float[] bell = new float[size];
    for (int i = 0; i < size; i++) {
      double away = (2.0 * i / (size - 1) - 1 - centre) / spread;
      bell[i] = (float) Math.exp(-0.5 * away * away);
    }
    return bell;
  }
}
