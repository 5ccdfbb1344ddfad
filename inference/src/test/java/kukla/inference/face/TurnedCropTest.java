package kukla.inference.face;

import static org.assertj.core.api.Assertions.assertThat;

import kukla.inference.geometry.PictureSampler;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Native crops against the reference sampler. */
final class TurnedCropTest {
  private static final int SIDE = 64;

  /** Waves of some pixels, each channel its own. */
  private static Image waves(int width, int height, ChannelOrder order) {
    Image image = Image.allocate(width, height, order);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < 3; c++) {
          double value = 128 + 100 * Math.sin(0.05 * x + c) * Math.cos(0.04 * y - c);
          int at = order == ChannelOrder.BGR ? 2 - c : c;
          image.pixels().put(y * image.stride() + 3 * x + at, (byte) Math.round(value));
        }
      }
    }
    return image;
  }

  private static double difference(Image a, Image b) {
    double sum = 0;
    int count = 3 * SIDE * SIDE;
    for (int i = 0; i < count; i++) {
      sum += Math.abs((a.pixels().get(i) & 0xff) - (b.pixels().get(i) & 0xff));
    }
    return sum / count;
  }

  @ParameterizedTest
  @CsvSource({
    "160, 120, 64, 0",
    "160, 120, 100, 0.4",
    "150, 110, 200, -0.7",
    "100, 90, 40, 1.2",
    "20, 15, 120, 0.2",
    "310, 230, 150, -2.9"
  })
  void showsWhatTheReferenceSamplerShows(double x, double y, double side, double radians) {
    AlignedSquare square = new AlignedSquare(x, y, side, radians);
    for (ChannelOrder order : new ChannelOrder[] {ChannelOrder.RGB, ChannelOrder.BGR}) {
      Image picture = waves(320, 240, order);
      Image expected = Image.allocate(SIDE, SIDE, ChannelOrder.RGB);
      new PictureSampler().sample(picture, square.cropToImage(SIDE), expected);
      try (TurnedCrop crop = new TurnedCrop(SIDE)) {
        assertThat(difference(crop.cut(picture, square), expected)).isLessThan(2);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"-500, -500, 90", "900, 100, 90", "160, 120, 3000", "160, 120, 0.001"})
  void placesBeyondThePictureRepeatItsBorder(double x, double y, double side) {
    try (TurnedCrop crop = new TurnedCrop(SIDE)) {
      Image cut = crop.cut(waves(320, 240, ChannelOrder.RGB), new AlignedSquare(x, y, side, 0.3));
      assertThat(cut.width()).isEqualTo(SIDE);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 7"})
  void tinyPicturesDoNoHarm(int width, int height) {
    try (TurnedCrop crop = new TurnedCrop(SIDE)) {
      Image cut = crop.cut(waves(width, height, ChannelOrder.RGB), new AlignedSquare(1, 1, 9, 0.1));
      assertThat(cut.height()).isEqualTo(SIDE);
    }
  }
}
