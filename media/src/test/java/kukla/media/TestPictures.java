package kukla.media;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;

/** Smooth pictures whose colours tell where and when they are, and how far two are apart. */
final class TestPictures {
  private TestPictures() {}

  /** Red rises to the right, green downwards, blue with the frame. */
  static Image frame(int width, int height, int index) {
    Image image = Image.allocate(width, height, ChannelOrder.RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = y * image.stride() + x * 3;
        image.pixels().put(at, (byte) (20 + 200 * x / width));
        image.pixels().put(at + 1, (byte) (20 + 200 * y / height));
        image.pixels().put(at + 2, (byte) (20 + 15 * index % 200));
      }
    }
    return image;
  }

  /** Frames at an even beat, written to a file. */
  static void writeClip(Path file, ClipFormat format, int frames) {
    try (ClipWriter writer = ClipWriter.open(file, format)) {
      for (int i = 0; i < frames; i++) {
        writer.write(frame(format.width(), format.height(), i));
      }
      writer.finish();
    }
  }

  /** The times of all frames of a clip, milliseconds. */
  static List<Long> millis(Path file) {
    List<Long> times = new ArrayList<>();
    try (ClipReader reader = ClipReader.open(file)) {
      while (reader.skip()) {
        times.add(Math.round(reader.presentationNanos() * 1e-6));
      }
    }
    return times;
  }

  /** Mean absolute difference over the pixels that both have, of 255. */
  static double difference(Image a, Image b) {
    int width = Math.min(a.width(), b.width());
    int height = Math.min(a.height(), b.height());
    long sum = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width * 3; x++) {
        int one = a.pixels().get(y * a.stride() + x) & 0xff;
        int other = b.pixels().get(y * b.stride() + x) & 0xff;
        sum += Math.abs(one - other);
      }
    }
    return (double) sum / (width * height * 3);
  }
}
