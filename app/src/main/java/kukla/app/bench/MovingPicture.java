package kukla.app.bench;

import java.nio.ByteBuffer;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;

/**
 * An RGB picture of soft colours that move: what a network computes on it costs what any other
 * picture costs.
 */
final class MovingPicture {
  private final Image image;

  MovingPicture(int side) {
    this(side, side);
  }

  MovingPicture(int width, int height) {
    image = Image.allocate(width, height, ChannelOrder.RGB);
  }

  /** The picture of one frame; the same memory each time. */
  Image at(int frame) {
    ByteBuffer pixels = image.pixels();
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        int at = y * image.stride() + 3 * x;
        pixels.put(at, shade(x + 3 * frame, image.width()));
        pixels.put(at + 1, shade(y + 2 * frame, image.height()));
        pixels.put(at + 2, shade(x + y + frame, image.width()));
      }
    }
    return image;
  }

  private static byte shade(int position, int period) {
    int phase = Math.floorMod(510 * position / period, 510);
    return (byte) (phase < 256 ? phase : 510 - phase);
  }
}
