package kukla.models.synth;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import kukla.models.data.MaskClass;
import kukla.models.weights.Half;

/**
 * What every pixel of one frame shows and how far away it is.
 *
 * @param side pixels a side; 0 for nothing at all
 * @param classes numbers of {@link MaskClass}, top row first
 * @param depth float16 centimetres along the camera's axis, 0 for the background
 */
@SuppressWarnings("ArrayRecordComponent") // made once a frame, never changed
record DenseMap(int side, byte[] classes, short[] depth) {
  static final DenseMap NONE = new DenseMap(0, new byte[0], new short[0]);

  /**
   * Makes a large drawing small without mixing numbers: of the pixels under each, the most frequent
   * class, and of these the nearest depth.
   *
   * @param shows class a pixel, bottom row first, {@code drawn}²
   * @param depths depth buffer in [0, 1], the same pixels
   */
  static DenseMap of(ByteBuffer shows, FloatBuffer depths, int drawn, int side, View view) {
    if (side == 0) {
      return NONE;
    }
    byte[] classes = new byte[side * side];
    short[] depth = new short[side * side];
    int[] votes = new int[MaskClass.values().length];
    for (int y = 0; y < side; y++) {
      int bottom = drawn - (y + 1) * drawn / side;
      int top = Math.max(bottom + 1, drawn - y * drawn / side);
      for (int x = 0; x < side; x++) {
        int left = x * drawn / side;
        int right = Math.max(left + 1, (x + 1) * drawn / side);
        int most = vote(shows, drawn, left, right, bottom, top, votes);
        classes[y * side + x] = (byte) most;
        if (most != MaskClass.BACKGROUND.ordinal()) {
          float near = nearest(shows, depths, drawn, left, right, bottom, top, most);
          depth[y * side + x] = Half.toF16(view.centimetres(near));
        }
      }
    }
    return new DenseMap(side, classes, depth);
  }

  private static int vote(
      ByteBuffer shows, int drawn, int left, int right, int bottom, int top, int[] votes) {
    java.util.Arrays.fill(votes, 0);
    int most = 0;
    for (int y = bottom; y < top; y++) {
      for (int x = left; x < right; x++) {
        int shown = shows.get(y * drawn + x) % votes.length;
        if (++votes[shown] > votes[most]) {
          most = shown;
        }
      }
    }
    return most;
  }

  private static float nearest(
      ByteBuffer shows,
      FloatBuffer depths,
      int drawn,
      int left,
      int right,
      int bottom,
      int top,
      int shown) {
    float near = 1;
    for (int y = bottom; y < top; y++) {
      for (int x = left; x < right; x++) {
        if (shows.get(y * drawn + x) == shown) {
          near = Math.min(near, depths.get(y * drawn + x));
        }
      }
    }
    return near;
  }
}
