package kukla.inference.geometry;

import java.util.Random;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;

/** Synthetic pictures for tests. */
public final class Pictures {
  private Pictures() {}

  /** A value 0 … 255 for each column, row and channel. */
  public interface Painter {
    double at(int x, int y, int channel);
  }

  public static Image painted(int width, int height, ChannelOrder order, Painter painter) {
    Image image = Image.allocate(width, height, order);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < order.channels(); c++) {
          set(image, x, y, c, painter.at(x, y, c));
        }
      }
    }
    return image;
  }

  /** Repeatable noise. */
  public static Image noise(int width, int height, long seed) {
    Random random = new Random(seed);
    return painted(width, height, ChannelOrder.RGB, (x, y, c) -> random.nextInt(256));
  }

  public static void set(Image image, int x, int y, int channel, double value) {
    int at = y * image.stride() + x * image.order().channels() + channel;
    image.pixels().put(at, (byte) Math.round(value));
  }

  public static int get(Image image, int x, int y, int channel) {
    return image.pixels().get(y * image.stride() + x * image.order().channels() + channel) & 0xff;
  }
}
