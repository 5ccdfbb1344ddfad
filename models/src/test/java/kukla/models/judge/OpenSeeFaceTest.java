package kukla.models.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import kukla.inference.face.YuNetDetector;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OpenSeeFaceTest {
  private static final int MAP = 28 * 28;

  @Test
  void readsPeakAndOffsetsOfEveryMap() {
    float[] maps = new float[198 * MAP];
    Arrays.fill(maps, 66 * MAP, maps.length, 0.5f);
    int cell = 10 * 28 + 7; // row 10, column 7
    for (int i = 0; i < 66; i++) {
      maps[i * MAP + cell] = 0.25f;
    }
    maps[5 * MAP + cell] = 0.9f;
    // a sigmoid of 16 × 0.01 moves by a hundredth of the crop
    float hundredth = (float) (1 / (1 + Math.exp(-0.16)));
    maps[(66 + 5) * MAP + cell] = hundredth;
    Landmarks found = OpenSeeFace.decode(maps);
    assertThat(found.x(0)).isCloseTo(223 * 7 / 27f + 0.5f, within(1e-3f));
    assertThat(found.y(0)).isCloseTo(223 * 10 / 27f + 0.5f, within(1e-3f));
    assertThat(found.y(5)).isCloseTo(223 * (10 / 27f + 0.01f) + 0.5f, within(1e-2f));
    assertThat(found.x(5)).isEqualTo(found.x(0));
    assertThat(found.certainty()[5]).isEqualTo(0.9f);
  }

  @Test
  void mirroringTwiceIsNothing() {
    for (int i = 0; i < Ibug68.COUNT; i++) {
      assertThat(Ibug68.mirror(Ibug68.mirror(i))).isEqualTo(i);
    }
    assertThat(Ibug68.mirror(36)).isEqualTo(45);
    assertThat(Ibug68.mirror(37)).isEqualTo(44);
    assertThat(Ibug68.mirror(41)).isEqualTo(46);
    assertThat(Ibug68.mirror(48)).isEqualTo(54);
    assertThat(Ibug68.mirror(59)).isEqualTo(55);
    assertThat(Ibug68.mirror(60)).isEqualTo(64);
    assertThat(Ibug68.mirror(67)).isEqualTo(65);
  }

  @Test
  void everyPointOfTheNetworkHasItsPlace() {
    int[] used =
        IntStream.range(0, Ibug68.COUNT)
            .map(Ibug68::openSeeFace)
            .filter(i -> i >= 0)
            .sorted()
            .toArray();
    assertThat(used).isEqualTo(IntStream.range(0, 66).toArray());
  }

  @Test
  @Tag("shared")
  void findsEyesNoseAndMouthOfMonaLisa() throws IOException {
    Path shared = Path.of(System.getProperty("kukla.shared", "../../shared"));
    Image picture = load(shared.resolve("portraits/mona-lisa.jpg"));
    JudgeFolder judges = new JudgeFolder(shared.resolve("models"));
    try (YuNetDetector detector = new YuNetDetector(judges.graph(Judge.YUNET));
        OpenSeeFace network = new OpenSeeFace(judges)) {
      Landmarks face = new LandmarkTracker(detector, network).follow(picture).orElseThrow();
      assertThat(face.meanCertainty()).isGreaterThan(0.7);
      // read off by eye: outer corner of the right eye, tip of the nose, chin, corners of the mouth
      assertNear(face, 36, 195, 265);
      assertNear(face, 30, 248, 340);
      assertNear(face, 8, 270, 432);
      assertNear(face, 48, 222, 369);
      assertNear(face, 54, 305, 362);
    }
  }

  @Test
  @Tag("shared")
  void seesNoFaceInNoise() throws IOException {
    Path shared = Path.of(System.getProperty("kukla.shared", "../../shared"));
    JudgeFolder judges = new JudgeFolder(shared.resolve("models"));
    try (YuNetDetector detector = new YuNetDetector(judges.graph(Judge.YUNET));
        OpenSeeFace network = new OpenSeeFace(judges)) {
      Image black = Image.allocate(64, 48, ChannelOrder.RGB);
      assertThat(new LandmarkTracker(detector, network).follow(black)).isEmpty();
    }
  }

  private static void assertNear(Landmarks face, int point, double x, double y) {
    assertThat(Math.hypot(face.x(point) - x, face.y(point) - y))
        .as("point %d", point)
        .isLessThan(15);
  }

  private static Image load(Path file) throws IOException {
    BufferedImage read = ImageIO.read(file.toFile());
    Image image = Image.allocate(read.getWidth(), read.getHeight(), ChannelOrder.RGB);
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        int rgb = read.getRGB(x, y);
        int at = y * image.stride() + 3 * x;
        image.pixels().put(at, (byte) (rgb >> 16)).put(at + 1, (byte) (rgb >> 8));
        image.pixels().put(at + 2, (byte) rgb);
      }
    }
    return image;
  }
}
