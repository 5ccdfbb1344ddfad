package kukla.models.data;

/** How far mouth and eyes are open, by a frame's iBUG landmarks. */
final class Opening {
  /** Upper and lower point of a gap, then the corners that its width is measured between. */
  private static final int[][] GAPS = {{62, 66, 48, 54}, {37, 41, 36, 39}, {44, 46, 42, 45}};

  /** An eye opens by a few tenths of its width, a mouth by more than its own. */
  private static final double[] COUNTS = {1, 1.5, 1.5};

  private Opening() {}

  /**
   * How differently open two frames' mouths and eyes are, 0 or more; parts that are not seen in
   * both do not count.
   */
  static double difference(CachedClip clip, int a, int b) {
    double sum = 0;
    for (int i = 0; i < GAPS.length; i++) {
      if (seen(clip, a, GAPS[i]) && seen(clip, b, GAPS[i])) {
        sum += COUNTS[i] * Math.abs(of(clip, a, GAPS[i]) - of(clip, b, GAPS[i]));
      }
    }
    return sum;
  }

  private static boolean seen(CachedClip clip, int frame, int[] gap) {
    for (int point : gap) {
      if (clip.visible(frame, point) < ClipLabels.SEEN) {
        return false;
      }
    }
    return true;
  }

  private static double of(CachedClip clip, int frame, int[] gap) {
    return distance(clip, frame, gap[0], gap[1])
        / Math.max(1, distance(clip, frame, gap[2], gap[3]));
  }

  private static double distance(CachedClip clip, int frame, int p, int q) {
    return Math.hypot(clip.x(frame, p) - clip.x(frame, q), clip.y(frame, p) - clip.y(frame, q));
  }
}
