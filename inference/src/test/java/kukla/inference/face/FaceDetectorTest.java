package kukla.inference.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import kukla.inference.Fault;
import kukla.inference.geometry.Affine;
import kukla.inference.geometry.PictureSampler;
import kukla.inference.geometry.Pictures;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both detectors on real pictures; the boxes' middles were read off by eye. */
@Tag("shared")
class FaceDetectorTest {
  private static final Path SHARED = Path.of(System.getProperty("kukla.shared", "../../shared"));

  private static CascadeDetector cascade;
  private static YuNetDetector yuNet;

  @BeforeAll
  static void open() {
    cascade = new CascadeDetector();
    yuNet = new YuNetDetector(SHARED.resolve("models/yunet_n_640_640.onnx"));
  }

  @AfterAll
  static void close() {
    cascade.close();
    yuNet.close();
  }

  @ParameterizedTest
  @CsvSource({
    "bouguereau-girl, 354, 260, 170",
    "cartoon-boy, 425, 470, 560",
    "la-velata, 250, 305, 240",
    "lady-agnew, 319, 130, 120",
    "mona-lisa-full, 360, 325, 260",
    "mona-lisa, 275, 290, 290",
    "pearl-earring, 460, 560, 390",
    "terracotta, 360, 340, 205",
    "winifred, 282, 184, 142",
    "woman-in-black, 366, 157, 156"
  })
  void findsTheFaceOfEveryPortrait(String name, double x, double y, double height)
      throws IOException {
    Image picture = load(SHARED.resolve("portraits/" + name + ".jpg"));
    for (FaceDetector detector : List.of(cascade, yuNet)) {
      FaceBox box = detector.detect(picture).get(0).box();
      assertThat(Math.hypot(box.centreX() - x, box.centreY() - y)).isLessThan(0.2 * height);
      assertThat(box.side()).isBetween(0.75 * height, 1.25 * height);
    }
  }

  @Test
  void yuNetsPointsLieOnEyesNoseAndMouth() throws IOException {
    Image picture = load(SHARED.resolve("portraits/mona-lisa.jpg"));
    DetectedFace face = yuNet.detect(picture).get(0);
    assertThat(face.points()).hasSize(5);
    assertThat(face.points().get(0).x()).isLessThan(face.points().get(1).x());
    assertThat(face.points().get(2).y()).isGreaterThan(face.points().get(0).y());
    assertThat(face.points().get(3).y()).isGreaterThan(face.points().get(2).y());
  }

  @Test
  void nearAFaceTheCascadeAgreesWithItself() throws IOException {
    Image picture = load(SHARED.resolve("portraits/winifred.jpg"));
    FaceBox whole = cascade.detect(picture).get(0).box();
    FaceBox near = cascade.detectNear(picture, whole).get(0).box();
    assertThat(near.overlap(whole)).isGreaterThan(0.7);
  }

  @Test
  void aFaceOfASmallClipIsFound() throws IOException {
    Image small = Image.allocate(64, 48, ChannelOrder.RGB);
    Image portrait = load(SHARED.resolve("portraits/mona-lisa.jpg"));
    new PictureSampler().sample(portrait, Affine.ontoRectangle(64, 48, 0, 60, 602, 452), small);
    assertThat(yuNet.detect(small)).hasSize(1);
    assertThat(cascade.detect(small)).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void aPictureOfSixteenMegapixelsIsLookedAtReduced() throws IOException {
    Image large = Image.allocate(4000, 4000, ChannelOrder.RGB);
    new PictureSampler().resize(load(SHARED.resolve("portraits/mona-lisa.jpg")), large);
    for (FaceDetector detector : List.of(cascade, yuNet)) {
      FaceBox box = detector.detect(large).get(0).box();
      assertThat(box.centreX()).isBetween(1700.0, 1950.0);
      assertThat(box.side()).isBetween(1600.0, 2300.0);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 900", "64, 48", "23, 5", "5000, 3", "320, 240"})
  void withoutAFaceTheListIsEmpty(int width, int height) {
    Image picture =
        Pictures.painted(width, height, ChannelOrder.RGB, (x, y, c) -> (x + 2 * y + 40 * c) % 256);
    assertThat(cascade.detect(picture)).isEmpty();
    assertThat(yuNet.detect(picture)).isEmpty();
    assertThat(cascade.detectNear(picture, new FaceBox(-50, -50, 20, 20))).isEmpty();
  }

  @Test
  void anotherGraphIsNoYuNet(@TempDir Path folder) throws IOException {
    Path mesh = SHARED.resolve("models/facemesh468.onnx");
    assertThatThrownBy(() -> new YuNetDetector(mesh))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("input_1");
    Path text = Files.writeString(folder.resolve("text.onnx"), "none");
    assertThatThrownBy(() -> new YuNetDetector(text))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("text.onnx");
    assertThatThrownBy(() -> new YuNetDetector(folder.resolve("missing.onnx")))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("missing.onnx");
  }

  private static Image load(Path file) throws IOException {
    BufferedImage read = ImageIO.read(file.toFile());
    return Pictures.painted(
        read.getWidth(),
        read.getHeight(),
        ChannelOrder.RGB,
        (x, y, c) -> (read.getRGB(x, y) >> (16 - 8 * c)) & 0xff);
  }
}
