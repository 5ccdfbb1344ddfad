package kukla.models.data;

import kukla.models.data.ClipLabels.More;

/** How far mouth and eyes are open, by a frame's iBUG landmarks, and where the eyes look. */
final class Expression {
  /** Upper and lower point of a gap, then the corners that its width is measured between. */
  private static final int[][] GAPS = {{62, 66, 48, 54}, {37, 41, 36, 39}, {44, 46, 42, 45}};

  /** An eye opens by a few tenths of its width, a mouth by more than its own. */
  private static final double[] COUNTS = {1, 1.5, 1.5};

  private Expression() {}

  /** A glance aside counts as a lid does that falls. */
  private static final double COUNTS_A_DEGREE = 1 / 60.0;

  /**
   * How differently open two frames' mouths and eyes are and how differently they look, 0 or more;
   * parts that are not seen or not known in both do not count.
   */
  static double difference(CachedClip clip, int a, int b) {
    double sum = 0;
    for (int i = 0; i < GAPS.length; i++) {
      if (seen(clip, a, GAPS[i]) && seen(clip, b, GAPS[i])) {
        sum += COUNTS[i] * Math.abs(of(clip, a, GAPS[i]) - of(clip, b, GAPS[i]));
      }
    }
    double yaw = clip.more(a, More.GAZE_YAW) - clip.more(b, More.GAZE_YAW);
    double pitch = clip.more(a, More.GAZE_PITCH) - clip.more(b, More.GAZE_PITCH);
    double glance = COUNTS_A_DEGREE * Math.hypot(yaw, pitch);
    return glance >= 0 ? sum + glance : sum; // not a number where it is not known
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
