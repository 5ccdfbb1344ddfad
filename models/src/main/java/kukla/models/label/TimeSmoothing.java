package kukla.models.label;

/**
 * Takes the tremble out of landmarks in time, without delay. Lids and lips keep their quick
 * movements: a quadratic through five frames (Savitzky and Golay, 1964), which leaves a blink its
 * depth. The rest of the face moves as one and takes a bell over five.
 */
final class TimeSmoothing {
  /** From here on, in iBUG order, come lids, then lips. */
  private static final int FIRST_LID = 36;

  private static final float[] QUADRATIC = {-3 / 35f, 12 / 35f, 17 / 35f, 12 / 35f, -3 / 35f};
  private static final float[] BELL = {1 / 16f, 4 / 16f, 6 / 16f, 4 / 16f, 1 / 16f};
  private static final int REACH = 2;

  private TimeSmoothing() {}

  /** The clip with smoothed points; within two frames of a gap they stay as they are. */
  static LabelledClip of(LabelledClip clip) {
    float[] smooth = clip.points().clone();
    for (int frame = REACH; frame < clip.frames() - REACH; frame++) {
      if (!seenAround(clip, frame)) {
        continue;
      }
      for (int point = 0; point < LabelledClip.POINTS; point++) {
        float[] kernel = isQuick(point) ? QUADRATIC : BELL;
        for (int axis = 0; axis < 2; axis++) {
          smooth[index(frame, point, axis)] = filtered(clip.points(), frame, point, axis, kernel);
        }
      }
    }
    return new LabelledClip(smooth, clip.visible(), clip.frames());
  }

  private static boolean isQuick(int point) {
    return point >= FIRST_LID;
  }

  private static boolean seenAround(LabelledClip clip, int frame) {
    for (int near = frame - REACH; near <= frame + REACH; near++) {
      if (!clip.hasFace(near)) {
        return false;
      }
    }
    return true;
  }

  private static float filtered(float[] points, int frame, int point, int axis, float[] kernel) {
    float sum = 0;
    for (int i = 0; i < kernel.length; i++) {
      sum += kernel[i] * points[index(frame + i - REACH, point, axis)];
    }
    return sum;
  }

  private static int index(int frame, int point, int axis) {
    return (frame * LabelledClip.POINTS + point) * 2 + axis;
  }
}
