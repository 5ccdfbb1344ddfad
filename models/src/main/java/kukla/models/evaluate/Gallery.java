package kukla.models.evaluate;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kukla.inference.image.Image;

/**
 * Pictures of one clip for people: the source, frames spread evenly over the clip, and the worst
 * ones.
 */
final class Gallery {
  /** Frames spread over the clip. */
  static final int SAMPLES = 6;

  /** The worst frames that are kept. */
  static final int WORST = 6;

  /** So many frames are one moment, of which the worst is shown. */
  private static final int MOMENT = 12;

  /**
   * A frame.
   *
   * @param index in its clip
   * @param badness of the worst, not a number for one of the evenly spread
   */
  record Shown(int index, double badness, BufferedImage driver, BufferedImage output) {}

  private Badness badness = Badness.akd();
  private final List<Shown> samples = new ArrayList<>();
  private final List<Shown> worst = new ArrayList<>();
  private BufferedImage source = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
  private long expected;
  private int offered;

  /** Says what makes a frame one of the worst; by default the distance of the mesh points. */
  void rank(Badness badness) {
    this.badness = badness;
  }

  /**
   * @param expected frames in all, 0 when unknown
   */
  void source(Image picture, long expected) {
    source = copy(picture);
    this.expected = expected;
  }

  /** Shows a frame, in the clip's order; the pictures are borrowed. */
  void offer(JudgedFrame judged, Image driver, Image output) {
    if (samples.size() < SAMPLES && offered >= (samples.size() + 0.5) * expected / SAMPLES) {
      samples.add(new Shown(judged.index(), Double.NaN, copy(driver), copy(output)));
    }
    offered++;
    double bad = badness.of(judged);
    if (Double.isNaN(bad)) {
      return;
    }
    Shown rival =
        worst.stream()
            .filter(shown -> shown.index() / MOMENT == judged.index() / MOMENT)
            .findFirst()
            .orElse(worst.size() < WORST ? null : worst.get(worst.size() - 1));
    if (rival == null || bad > rival.badness()) {
      worst.remove(rival);
      worst.add(new Shown(judged.index(), bad, copy(driver), copy(output)));
      worst.sort(Comparator.comparingDouble(shown -> -shown.badness()));
    }
  }

  BufferedImage source() {
    return source;
  }

  /** In the clip's order. */
  List<Shown> samples() {
    return samples;
  }

  /** The worst first. */
  List<Shown> worst() {
    return worst;
  }

  /** What is said of one of the worst. */
  String words(Shown shown) {
    return "frame " + shown.index() + ", " + badness.words(shown.badness());
  }

  private static BufferedImage copy(Image picture) {
    int width = picture.width();
    BufferedImage copy = new BufferedImage(width, picture.height(), BufferedImage.TYPE_INT_RGB);
    byte[] row = new byte[3 * width];
    int[] packed = new int[width];
    for (int y = 0; y < picture.height(); y++) {
      picture.pixels().get(y * picture.stride(), row);
      for (int x = 0; x < width; x++) {
        packed[x] =
            (row[3 * x] & 0xff) << 16 | (row[3 * x + 1] & 0xff) << 8 | (row[3 * x + 2] & 0xff);
      }
      copy.setRGB(0, y, width, 1, packed, 0, width);
    }
    return copy;
  }
}
