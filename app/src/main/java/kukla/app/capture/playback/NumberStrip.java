package kukla.app.capture.playback;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import kukla.inference.image.Image;

/**
 * A number as black and white cells along the top of a picture: 32 bits and a check sum of 16, the
 * highest bit first, white for one, in as many rows as the width needs. It outlives scaling and
 * lossy coding.
 */
final class NumberStrip {
  private static final int BITS = 48;
  private static final int NARROWEST = 4;
  private static final long SALT = 0xa55aL;
  private static final int[] COLUMNS = {48, 24, 12};

  private final int columns;
  private final int width;
  private final double cellHeight;
  private final int channels;
  private final ByteBuffer row;

  /** A strip for RGB pictures of one size, at least 48 × 32. */
  NumberStrip(Image like) {
    this(columnsFor(like.width()), like);
  }

  private NumberStrip(int columns, Image like) {
    this.columns = columns;
    width = like.width();
    cellHeight = Math.max(4, like.height() / 30.0);
    channels = like.order().channels();
    row = ByteBuffer.allocateDirect(width * channels);
  }

  private static int columnsFor(int width) {
    for (int columns : COLUMNS) {
      if (width / columns >= NARROWEST) {
        return columns;
      }
    }
    return COLUMNS[COLUMNS.length - 1];
  }

  /** Pixel rows that it takes. */
  int height() {
    return top(BITS / columns);
  }

  /** Writes the low 32 bits of a number; allocates nothing. */
  void write(Image into, long number) {
    long word = coded(number);
    for (int line = 0; line < BITS / columns; line++) {
      for (int column = 0; column < columns; column++) {
        long bit = word >> (BITS - 1 - line * columns - column) & 1;
        byte sample = (byte) -bit;
        for (int i = left(column) * channels; i < left(column + 1) * channels; i++) {
          row.put(i, sample);
        }
      }
      for (int y = top(line); y < top(line + 1); y++) {
        into.pixels().put(y * into.stride(), row, 0, row.capacity());
      }
    }
  }

  /** The number in a picture, which may have been scaled and coded; empty where there is none. */
  static OptionalLong read(Image picture) {
    for (int columns : COLUMNS) {
      NumberStrip strip = new NumberStrip(columns, picture);
      if (strip.height() <= picture.height()) {
        long word = strip.word(picture);
        long number = word >>> 16;
        if (coded(number) == word) {
          return OptionalLong.of(number);
        }
      }
    }
    return OptionalLong.empty();
  }

  private long word(Image picture) {
    long word = 0;
    for (int bit = 0; bit < BITS; bit++) {
      int x = (int) ((bit % columns + 0.5) * width / columns);
      int line = bit / columns;
      int y = (int) ((line + 0.5) * cellHeight);
      int at = y * picture.stride() + x * channels;
      word = word << 1 | ((picture.pixels().get(at) & 0xff) >= 128 ? 1 : 0);
    }
    return word;
  }

  private int left(int column) {
    return column * width / columns;
  }

  private int top(int line) {
    return (int) (line * cellHeight);
  }

  private static long coded(long number) {
    long low = number & 0xffffffffL;
    long sum = SALT;
    for (int shift = 0; shift < 32; shift += 8) {
      sum = sum * 31 + (low >> shift & 0xff) + 1;
    }
    return low << 16 | (sum & 0xffff);
  }
}
