package kukla.inference.reenact;

import kukla.inference.image.Image;

/** Mirrors a square picture left to right, in place. One thread; no allocation. */
final class RowFlip {
  private final byte[] row;
  private final byte[] flipped;

  /**
   * @param side of the pictures, pixels
   */
  RowFlip(int side) {
    row = new byte[3 * side];
    flipped = new byte[3 * side];
  }

  void apply(Image picture) {
    for (int y = 0; y < picture.height(); y++) {
      picture.pixels().get(y * picture.stride(), row);
      for (int i = 0, o = row.length - 3; i < row.length; i += 3, o -= 3) {
        flipped[o] = row[i];
        flipped[o + 1] = row[i + 1];
        flipped[o + 2] = row[i + 2];
      }
      picture.pixels().put(y * picture.stride(), flipped);
    }
  }
}
