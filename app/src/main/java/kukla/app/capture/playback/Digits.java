package kukla.app.capture.playback;

import java.nio.ByteBuffer;
import kukla.inference.image.Image;

/** Large white digits on black for RGB pictures, drawn once and copied row by row. */
final class Digits {
  /** Dots of a digit, and those of the box around it. */
  private static final int COLUMNS = 6;

  private static final int ROWS = 9;
  private static final int CHANNELS = 3;

  private static final String[] DOTS = {
    " ### ,#   #,#  ##,# # #,##  #,#   #, ### ",
    "  #  , ##  ,  #  ,  #  ,  #  ,  #  , ### ",
    " ### ,#   #,    #,   # ,  #  , #   ,#####",
    "#####,   # ,  #  ,   # ,    #,#   #, ### ",
    "   # ,  ## , # # ,#  # ,#####,   # ,   # ",
    "#####,#    ,#### ,    #,    #,#   #, ### ",
    "  ## , #   ,#    ,#### ,#   #,#   #, ### ",
    "#####,    #,   # ,  #  , #   , #   , #   ",
    " ### ,#   #,#   #, ### ,#   #,#   #, ### ",
    " ### ,#   #,#   #, ####,    #,   # , ##  ",
    "     ,     ,     ,     ,     ,  ## ,  ## ",
    "     ,  ## ,  ## ,     ,  ## ,  ## ,     ",
  };

  /** Signs beyond the ten digits. */
  static final int POINT = 10;

  static final int COLON = 11;

  private final int dot;
  private final ByteBuffer[] signs = new ByteBuffer[DOTS.length];

  /**
   * @param dot pixels of a dot's edge
   */
  Digits(int dot) {
    this.dot = dot;
    for (int i = 0; i < signs.length; i++) {
      signs[i] = draw(DOTS[i].split(",", -1));
    }
  }

  private ByteBuffer draw(String[] rows) {
    ByteBuffer drawn = ByteBuffer.allocateDirect(width() * height() * CHANNELS);
    for (int y = 0; y < height(); y++) {
      for (int x = 0; x < width(); x++) {
        int row = y / dot - 1;
        int column = x / dot;
        boolean lit =
            row >= 0
                && row < rows.length
                && column < rows[row].length()
                && rows[row].charAt(column) == '#';
        for (int c = 0; c < CHANNELS; c++) {
          drawn.put((byte) (lit ? 255 : 0));
        }
      }
    }
    return drawn;
  }

  /** Pixels a row of one sign. */
  int width() {
    return COLUMNS * dot;
  }

  /** Rows of one sign. */
  int height() {
    return ROWS * dot;
  }

  /** Copies a sign to where its top left corner shall be, which must leave room for it. */
  void write(Image into, int sign, int left, int top) {
    int length = width() * CHANNELS;
    for (int y = 0; y < height(); y++) {
      int at = (top + y) * into.stride() + left * CHANNELS;
      into.pixels().put(at, signs[sign], y * length, length);
    }
  }
}
