package kukla.inference.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import kukla.inference.Fault;
import kukla.inference.card.ModelFolder;
import kukla.inference.engine.onnx.OnnxEngine;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the bundled model, on bundled portraits. */
final class LandmarkDetectorTest {
  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("kukla.root")));

  private final LandmarkDetector detector =
      new LandmarkDetector(
          FaceModel.open(ModelFolder.open(ROOT.resolve("models/face-lite")), OnnxEngine.load()),
          new NoDetector());

  @AfterEach
  void close() {
    detector.close();
  }

  private static Image portrait() {
    Path file = ROOT.resolve("assets/portrait.png");
    try (Mat mat = opencv_imgcodecs.imread(file.toString(), opencv_imgcodecs.IMREAD_COLOR_RGB)) {
      Image image = Image.allocate(mat.cols(), mat.rows(), ChannelOrder.RGB);
      image.pixels().put(0, mat.createBuffer(), 0, mat.rows() * image.stride());
      return image;
    }
  }

  /** The portrait, smaller, somewhere on grey. */
  private static Image placed(Image portrait, int left, int top, int side) {
    Image small = Image.allocate(side, side, ChannelOrder.RGB);
    new kukla.inference.geometry.PictureSampler().resize(portrait, small);
    Image whole = grey(640, 480);
    for (int y = 0; y < side; y++) {
      whole
          .pixels()
          .put((top + y) * whole.stride() + 3 * left, small.pixels(), y * small.stride(), 3 * side);
    }
    return whole;
  }

  private static Image grey(int width, int height) {
    Image whole = Image.allocate(width, height, ChannelOrder.RGB);
    for (int i = 0; i < height * whole.stride(); i++) {
      whole.pixels().put(i, (byte) 110);
    }
    return whole;
  }

  @Test
  void aFaceIsFoundWithoutAnyOtherDetector() {
    List<DetectedFace> faces = detector.detect(portrait());
    assertThat(faces).hasSize(1);
    FaceReading reading = Objects.requireNonNull(detector.reading());
    assertThat(reading.isFace()).isTrue();
    assertThat(faces.get(0).points()).hasSize(5);
    // the person's right eye is on the left of the picture, and above the mouth
    assertThat(faces.get(0).points().get(0).x()).isLessThan(faces.get(0).points().get(1).x());
    assertThat(faces.get(0).points().get(0).y()).isLessThan(faces.get(0).points().get(3).y());
  }

  @ParameterizedTest
  @CsvSource({"10, 20, 300", "380, 200, 256", "200, 40, 400"})
  void aSearchFindsItWithinSomeFramesAndThenEveryLookDoes(int left, int top, int side) {
    Image whole = placed(portrait(), left, top, side);
    List<DetectedFace> found = List.of();
    int frames = 0;
    while (found.isEmpty() && frames < 80) {
      found = detector.search(whole);
      frames++;
    }
    assertThat(found).hasSize(1);
    FaceBox box = found.get(0).box();
    assertThat(box.centreX()).isBetween((double) left, (double) left + side);
    assertThat(box.centreY()).isBetween((double) top, (double) top + side);
    List<DetectedFace> again = detector.detectNear(whole, box);
    assertThat(again).hasSize(1);
    assertThat(again.get(0).box().overlap(box)).isGreaterThan(0.8);
  }

  @Test
  void whereThereIsNoFaceNoneIsFound() {
    Image nothing = grey(320, 240);
    assertThat(detector.detect(nothing)).isEmpty();
    assertThat(detector.reading()).isNull();
    assertThat(detector.detectNear(nothing, FaceBox.centred(100, 100, 80, 80))).isEmpty();
    for (int i = 0; i < 30; i++) {
      assertThat(detector.search(nothing)).isEmpty();
    }
    assertThat(detector.detect(grey(1, 1))).isEmpty();
  }

  @Test
  void whatTheOtherDetectorSeesAndTheModelDoesNotIsTaken() {
    FaceBox painted = FaceBox.centred(100, 90, 60, 60);
    try (LandmarkDetector both =
        new LandmarkDetector(
            FaceModel.open(ModelFolder.open(ROOT.resolve("models/face-lite")), OnnxEngine.load()),
            new ScriptedDetector(painted))) {
      assertThat(both.detect(grey(200, 200))).containsExactly(ScriptedDetector.found(painted));
    }
  }

  @Test
  void aModelOfAnotherKindIsRefused() {
    ModelFolder motion = ModelFolder.open(ROOT.resolve("models/motion-lite"));
    assertThatThrownBy(() -> FaceModel.open(motion, OnnxEngine.load()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("expected a model of kind landmarks, found motion");
  }

  @ParameterizedTest
  @CsvSource({"640, 480", "480, 640", "300, 300", "1280, 720"})
  void everyPlaceAndSizeHasASquareNearby(int width, int height) {
    List<AlignedSquare> squares = LandmarkDetector.squares(width, height);
    assertThat(squares).hasSizeLessThan(400);
    double shorter = Math.min(width, height);
    for (double share : new double[] {0.3, 0.45, 0.7, 0.9}) {
      double side = share * shorter;
      for (double u = 0; u <= 1; u += 0.1) {
        for (double v = 0; v <= 1; v += 0.1) {
          double x = side / 2 + u * (width - side);
          double y = side / 2 + v * (height - side);
          assertThat(squares)
              .anyMatch(
                  s ->
                      Math.abs(Math.log(s.side() / side)) < 0.35
                          && Math.abs(s.centreX() - x) < 0.35 * side
                          && Math.abs(s.centreY() - y) < 0.35 * side);
        }
      }
    }
  }

  @Test
  void aSearchThatIsInterruptedEndsAtOnce() {
    Image whole = placed(portrait(), 300, 100, 200);
    assertThat(detector.detect(whole)).isNotEmpty();
    Thread.currentThread().interrupt();
    try {
      assertThat(detector.detect(whole)).isEmpty();
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }
}
