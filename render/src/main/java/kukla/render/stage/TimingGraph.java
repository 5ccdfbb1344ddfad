package kukla.render.stage;

/**
 * What each stage of the last frames took: a bar a frame, its stages stacked in the colours of
 * {@link Palette}, newest on the right, with lines at 60 and 30 frames a second.
 */
final class TimingGraph {
  private static final int FRAMES = 180;
  private static final double FULL_MILLIS = 50;

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
    for (int i = 0; i < filled; i++) {
      int frame = Math.floorMod(next - filled + i, FRAMES);
      stack(strokes, margin + (FRAMES - filled + i) * bar, floor, bar, height, frame);
    }
    strokes.colour(0xffffff, 0.6);
    for (double rate : new double[] {60, 30}) {
      double y = floor - height * 1000 / rate / FULL_MILLIS;
      strokes.line(margin, y, margin + FRAMES * bar, y, unit * 0.75);
    }
  }

  private void stack(
      Strokes strokes, double left, double floor, double width, double height, int frame) {
    double at = 0;
    for (int stage = 0; stage < stages; stage++) {
      double part = millis[frame * stages + stage] / FULL_MILLIS * height;
      double upTo = Math.min(height, at + Math.max(0, part));
      if (upTo > at) {
        strokes.colour(Palette.at(stage), 1).bar(left, floor - upTo, width, upTo - at);
        at = upTo;
      }
    }
  }
}
