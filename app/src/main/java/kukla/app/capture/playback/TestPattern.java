package kukla.app.capture.playback;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import kukla.inference.Fault;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;

/**
 * A picture that tells its own time: colour bars and a grey ramp, a clock of minutes, seconds and
 * milliseconds over the number of the picture, both readable by eye, a white bar that wanders one
 * step a picture, and the number again for machines ({@link NumberStrip}). Painting allocates
 * nothing.
 */
public final class TestPattern {
  private static final int CHANNELS = 3;
  private static final int SIGNS = 9;

  /** Colours of the bars, 75 % of full. */
  private static final int[] BARS = {
    0xbfbfbf, 0xbfbf00, 0x00bfbf, 0x00bf00, 0xbf00bf, 0xbf0000, 0x0000bf
  };

  private final Image background;
  private final NumberStrip strip;
  private final Digits digits;
  private final boolean clockFits;
  private final ByteBuffer wanderer;
  private final int wandererTop;

  /**
   * @param width at least 48
   * @param height at least 32
   * @throws Fault when it is smaller
   */
  public TestPattern(int width, int height) {
    if (width < 48 || height < 32) {
      throw new Fault(
          "drawing the test pattern: expected at least 48x32 pixels, found "
              + width
              + "x"
              + height
              + "; ask for a larger one");
    }
    background = Image.allocate(width, height, ChannelOrder.RGB);
    strip = new NumberStrip(background);
    int room = height - strip.height() - height / 8;
    int dot = Math.max(1, Math.min(width * 9 / 10 / (SIGNS * 6), room * 8 / 10 / 18));
    digits = new Digits(dot);
    clockFits = digits.width() * SIGNS <= width && 2 * digits.height() <= room;
    int edge = Math.max(2, width / 40);
    wanderer = ByteBuffer.allocateDirect(edge * CHANNELS);
    while (wanderer.hasRemaining()) {
      wanderer.put((byte) 255);
    }
    wandererTop = height - height / 16;
    drawBackground();
  }

  private void drawBackground() {
    int width = background.width();
    int height = background.height();
    int ramp = height - height / 8;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int grey = 255 * x / width;
        int colour = y < ramp ? BARS[x * BARS.length / width] : grey << 16 | grey << 8 | grey;
        colour = y >= wandererTop ? 0 : colour;
        int at = y * background.stride() + x * CHANNELS;
        background.pixels().put(at, (byte) (colour >> 16));
        background.pixels().put(at + 1, (byte) (colour >> 8));
        background.pixels().put(at + 2, (byte) colour);
      }
    }
  }

  /**
   * Paints one picture.
   *
   * @param into RGB of the pattern's size, any stride; borrowed
   * @param number of the picture
   * @param clockMillis what the clock shows
   */
  public void paint(Image into, long number, long clockMillis) {
    if (into.width() != background.width() || into.height() != background.height()) {
      throw new IllegalArgumentException(
          "expected a picture of "
              + background.width()
              + "×"
              + background.height()
              + ", found "
              + into.width()
              + "×"
              + into.height());
    }
    copyBackground(into);
    strip.write(into, number);
    if (clockFits) {
      int left = (into.width() - SIGNS * digits.width()) / 2;
      int room = into.height() - strip.height() - into.height() / 8;
      int top = strip.height() + (room - 2 * digits.height()) / 2;
      writeClock(into, clockMillis, left, top);
      writeNumber(into, number, left, top + digits.height());
    }
    int steps = into.width() - wanderer.capacity() / CHANNELS;
    int x = (int) Math.floorMod(number * 4, (long) steps);
    for (int y = wandererTop; y < into.height(); y++) {
      into.pixels().put(y * into.stride() + x * CHANNELS, wanderer, 0, wanderer.capacity());
    }
  }

  private void copyBackground(Image into) {
    ByteBuffer from = background.pixels();
    if (into.stride() == background.stride()) {
      into.pixels().put(0, from, 0, from.capacity());
      return;
    }
    int length = background.stride();
    for (int y = 0; y < into.height(); y++) {
      into.pixels().put(y * into.stride(), from, y * length, length);
    }
  }

  /** {@code 12:34.567}. */
  private void writeClock(Image into, long millis, int left, int top) {
    long rest = millis;
    for (int place = SIGNS - 1; place >= 0; place--) {
      int sign;
      if (place == 5) {
        sign = Digits.POINT;
      } else if (place == 2) {
        sign = Digits.COLON;
      } else {
        int base = place == 3 ? 6 : 10;
        sign = (int) (rest % base);
        rest /= base;
      }
      digits.write(into, sign, left + place * digits.width(), top);
    }
  }

  private void writeNumber(Image into, long number, int left, int top) {
    long rest = number;
    for (int place = SIGNS - 1; place >= 0; place--) {
      digits.write(into, (int) (rest % 10), left + place * digits.width(), top);
      rest /= 10;
    }
  }

  /** The number in a picture of a pattern; empty where there is none to be read. */
  public static OptionalLong number(Image picture) {
    return NumberStrip.read(picture);
  }
}
