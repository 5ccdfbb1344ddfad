package kukla.render.stage;

/**
 * What each stage of the last frames took: a bar a frame, its stages stacked in the colours of
 * {@link Palette}, newest on the right, with lines at 60 and 30 frames a second. Its height is for
 * 50 milliseconds, or twice that and so on where frames take longer on average.
 */
final class TimingGraph {
  private static final int FRAMES = 180;
  private static final double LEAST_FULL_MILLIS = 50;
  private static final double LONGEST_MILLIS = 10_000; // a pause longer than that says no more

  private float[] millis = {};
  private int stages;
  private int next;
  private int filled;

  /**
   * Adds a frame, replacing the oldest.
   *
   * @param stageMillis milliseconds a stage; another number of stages starts the graph anew
   */
  void add(float[] stageMillis) {
    if (stageMillis.length != stages) {
      stages = stageMillis.length;
      millis = new float[FRAMES * stages];
      next = 0;
      filled = 0;
    }
    System.arraycopy(stageMillis, 0, millis, next * stages, stages);
    next = (next + 1) % FRAMES;
    filled = Math.min(FRAMES, filled + 1);
  }

  /** Draws it at the bottom left of the preview. */
  void draw(Strokes strokes, int high, double unit) {
    double bar = unit;
    double height = 70 * unit;
    double margin = 12 * unit;
    double floor = high - margin;
    strokes.colour(0x101215, 0.75);
    strokes.bar(
        margin - 4 * unit, floor - height - 4 * unit, FRAMES * bar + 8 * unit, height + 8 * unit);
    double perMilli = height / full();
    for (int i = 0; i < filled; i++) {
      int frame = Math.floorMod(next - filled + i, FRAMES);
      stack(strokes, margin + (FRAMES - filled + i) * bar, floor, bar, height, perMilli, frame);
    }
    strokes.colour(0xffffff, 0.6);
    for (double rate : new double[] {60, 30}) {
      double y = floor - perMilli * 1000 / rate;
      strokes.line(margin, y, margin + FRAMES * bar, y, unit * 0.75);
    }
  }

  private double full() {
    double sum = 0;
    for (int i = 0; i < filled * stages; i++) {
      sum += millis[i] > 0 ? Math.min(LONGEST_MILLIS, millis[i]) : 0;
    }
    double full = LEAST_FULL_MILLIS;
    while (full < 1.25 * sum / Math.max(1, filled)) {
      full *= 2;
    }
    return full;
  }

  private void stack(
      Strokes strokes,
      double left,
      double floor,
      double width,
      double height,
      double perMilli,
      int frame) {
    double at = 0;
    for (int stage = 0; stage < stages; stage++) {
      double part = millis[frame * stages + stage] * perMilli;
      double upTo = Math.min(height, at + Math.max(0, part));
      if (upTo > at) {
        strokes.colour(Palette.at(stage), 1).bar(left, floor - upTo, width, upTo - at);
        at = upTo;
      }
    }
  }
}
