package kukla.inference.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Objects;
import kukla.inference.Fault;
import kukla.inference.card.ModelFolder;
import kukla.inference.engine.onnx.OnnxEngine;
import kukla.inference.face.MaskModel.Part;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;

/** With the bundled models, on the bundled portrait. */
final class MaskModelTest {
  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("kukla.root")));

  private static ModelFolder model(String name) {
    return ModelFolder.open(ROOT.resolve("models").resolve(name));
  }

  private static Image portrait() {
    Path file = ROOT.resolve("assets/portrait.png");
    try (Mat mat = opencv_imgcodecs.imread(file.toString(), opencv_imgcodecs.IMREAD_COLOR_RGB)) {
      Image image = Image.allocate(mat.cols(), mat.rows(), ChannelOrder.RGB);
      image.pixels().put(0, mat.createBuffer(), 0, mat.rows() * image.stride());
      return image;
    }
  }

  private static AlignedSquare face(Image picture) {
    try (LandmarkDetector detector =
        new LandmarkDetector(
            FaceModel.open(model("face-lite"), OnnxEngine.load()), new NoDetector())) {
      detector.detect(picture);
      return Objects.requireNonNull(detector.reading()).square();
    }
  }

  @Test
  void tellsFaceFromBackground() {
    Image picture = portrait();
    try (MaskModel masks = MaskModel.open(model("mask-lite"), OnnxEngine.load())) {
      int side = masks.side();
      float[] read = new float[Part.values().length * side * side];
      masks.read(picture, face(picture), read);
      int middle = side / 2 * side + side / 2;
      int corner = 2 * side + 2;
      assertThat(read[Part.FACE.ordinal() * side * side + middle]).isGreaterThan(0.6f);
      assertThat(read[Part.BACKGROUND.ordinal() * side * side + corner]).isGreaterThan(0.6f);
      float sum = 0;
      for (Part part : Part.values()) {
        sum += read[part.ordinal() * side * side + middle];
      }
      assertThat(sum).isCloseTo(1, within(1e-3f));
      assertThatThrownBy(() -> masks.read(picture, face(picture), new float[7]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aModelOfAnotherKindIsRefused() {
    assertThatThrownBy(() -> MaskModel.open(model("face-lite"), OnnxEngine.load()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("expected a model of kind mask, found landmarks");
  }
}
