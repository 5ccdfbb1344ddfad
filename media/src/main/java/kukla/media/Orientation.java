package kukla.media;

import java.nio.ByteBuffer;
import kukla.inference.image.Image;

/**
 * How a stored picture is turned to be shown upright: one of the eight maps of a rectangle onto
 * itself. A shown pixel (x, y) is the stored pixel ({@code transposed} ? (y, x) : (x, y)), counted
 * from the far end where mirrored.
 *
 * @param transposed shown rows are stored columns; width and height change places
 * @param mirroredX stored x runs backwards
 * @param mirroredY stored y runs backwards
 */
record Orientation(boolean transposed, boolean mirroredX, boolean mirroredY) {
  static final Orientation UPRIGHT = new Orientation(false, false, false);

  /**
   * The nearest of the eight to FFmpeg's display matrix, whose first four numbers map stored (p, q)
   * to shown (a p + c q, b p + d q), the picture being moved back into the positive quadrant.
   */
  static Orientation ofDisplayMatrix(int a, int b, int c, int d) {
    boolean transposed =
        Math.abs((long) b) + Math.abs((long) c) > Math.abs((long) a) + Math.abs((long) d);
    return transposed ? new Orientation(true, b < 0, c < 0) : new Orientation(false, a < 0, d < 0);
  }

  boolean upright() {
    return equals(UPRIGHT);
  }

  int shownWidth(int storedWidth, int storedHeight) {
    return transposed ? storedHeight : storedWidth;
  }

  int shownHeight(int storedWidth, int storedHeight) {
    return transposed ? storedWidth : storedHeight;
  }

  /** Copies three-channel pixels from the stored to the shown picture; both are borrowed. */
  void turn(Image stored, Image shown) {
    ByteBuffer from = stored.pixels();
    ByteBuffer to = shown.pixels();
    int alongX = mirroredX ? -3 : 3;
    int alongY = mirroredY ? -stored.stride() : stored.stride();
    int origin =
        (mirroredX ? 3 * (stored.width() - 1) : 0)
            + (mirroredY ? stored.stride() * (stored.height() - 1) : 0);
    int column = transposed ? alongY : alongX;
    int row = transposed ? alongX : alongY;
    for (int y = 0; y < shown.height(); y++) {
      int read = origin + y * row;
      int write = y * shown.stride();
      for (int x = 0; x < shown.width(); x++, read += column, write += 3) {
        to.put(write, from.get(read));
        to.put(write + 1, from.get(read + 1));
        to.put(write + 2, from.get(read + 2));
      }
    }
  }
}
