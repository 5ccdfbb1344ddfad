package kukla.app.sink;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import kukla.inference.image.Image;
import kukla.media.ClipReader;
import kukla.media.FrameRate;

/**
 * Program pictures that say in themselves which number they have: sixteen black or white squares in
 * the top left, above a coloured gradient.
 */
public final class NumberedPictures {
  /** Side of a square that stands for a bit, pixels. */
  public static final int SQUARE = 16;

  private static final int BITS = 16;

  private final ProgramFormat format;
  private final ByteBuffer pixels;

  public NumberedPictures(int width, int height) {
    format = new ProgramFormat(width, height, new FrameRate(30, 1));
    pixels = ByteBuffer.allocateDirect(format.bytes());
  }

  public ProgramFormat format() {
    return format;
  }

  /** The picture of this number, good until the next call. */
  public ByteBuffer draw(long number) {
    for (int y = 0; y < format.height(); y++) {
      for (int x = 0; x < format.width(); x++) {
        int at = (y * format.width() + x) * 4;
        boolean bits = y < SQUARE && x < BITS * SQUARE;
        int bit = bits ? (int) (number >> (x / SQUARE) & 1) * 255 : 0;
        pixels.put(at, (byte) (bits ? bit : 40 + 160 * x / format.width()));
        pixels.put(at + 1, (byte) (bits ? bit : 40 + 160 * y / format.height()));
        pixels.put(at + 2, (byte) (bits ? bit : 90 + number % 64));
        pixels.put(at + 3, (byte) 255);
      }
    }
    return pixels;
  }

  /** Reads the number of a picture in three channels back. */
  public static int number(Image picture) {
    int row = SQUARE / 2 * picture.stride();
    return number(bit -> picture.pixels().get(row + (bit * SQUARE + SQUARE / 2) * 3) & 0xff);
  }

  /** The numbers of all pictures that a clip has left. */
  public static List<Integer> numbers(ClipReader clip) {
    List<Integer> numbers = new ArrayList<>();
    Image picture = clip.newImage();
    while (clip.read(picture)) {
      numbers.add(number(picture));
    }
    return numbers;
  }

  /** Reads a number back from brightness, 0 … 255 at the middle of each square. */
  public static int number(IntUnaryOperator brightnessOfSquare) {
    int number = 0;
    for (int bit = 0; bit < BITS; bit++) {
      number |= brightnessOfSquare.applyAsInt(bit) > 127 ? 1 << bit : 0;
    }
    return number;
  }
}
