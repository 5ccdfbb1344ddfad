package kukla.inference.reenact;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import kukla.inference.card.ModelFolder;
import kukla.inference.engine.onnx.OnnxEngine;
import kukla.inference.face.FaceBox;
import kukla.inference.face.FaceCrop;
import kukla.inference.face.ScriptedDetector;
import kukla.inference.frame.Frame;
import kukla.inference.geometry.Affine;
import kukla.inference.geometry.PictureSampler;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.inference.image.Opaque;
import kukla.inference.motion.Keypoints;
import kukla.inference.motion.MotionModel;
import kukla.inference.reenact.MotionSettings.FaceLost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The bundled portrait moved by itself, shifted, through a detector that does as it is told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReenactmentTest {
  private static final Path ROOT = Path.of(System.getProperty("kukla.root"));
  private static final FaceBox FACE = FaceBox.centred(384, 400, 375, 375);
  private static final long PERIOD = 33_333_333L;

  private final Image painting = read(ROOT.resolve("assets/portrait.png"));
  private final MotionModel model =
      MotionModel.open(ModelFolder.open(ROOT.resolve("models/motion-lite")), OnnxEngine.load());
  private final Source source =
      Source.of("portrait", painting, FaceCrop.around(FACE).fittedInto(768, 768), 256);

  private final ScriptedDetector detector = new ScriptedDetector();
  private long frames;
  private Reenactment reenactment;
  private PortraitBuffer buffer;

  @BeforeEach
  void start() {
    frames = 0;
    detector.show(FACE);
    reenactment = new Reenactment(model, detector, source);
    buffer = PortraitBuffer.allocate(model.side(), painting, model.grid(), model.landmarks());
  }

  @AfterEach
  void nothingOfThePerformerIsInTheSquare() {
    assertThat(difference(buffer.square(), source.square())).isLessThan(30);
  }

  private static Image read(Path file) {
    try {
      BufferedImage read = ImageIO.read(file.toFile());
      Image picture = Image.allocate(read.getWidth(), read.getHeight(), ChannelOrder.RGB);
      for (int y = 0; y < picture.height(); y++) {
        for (int x = 0; x < picture.width(); x++) {
          int rgb = read.getRGB(x, y);
          int at = y * picture.stride() + 3 * x;
          picture.pixels().put(at, (byte) (rgb >> 16));
          picture.pixels().put(at + 1, (byte) (rgb >> 8));
          picture.pixels().put(at + 2, (byte) rgb);
        }
      }
      return picture;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The portrait itself as the camera's picture, so many pixels further right and down. */
  private Image camera(double right, double down) {
    Image picture = Image.allocate(768, 768, ChannelOrder.RGB);
    new PictureSampler().sample(painting, Affine.translation(-right, -down), picture);
    return picture;
  }

  private Outcome show(Image camera, MotionSettings settings) {
    frames++;
    Frame frame = new Frame(camera, frames, frames * PERIOD, () -> {});
    return reenactment.apply(frame, settings, buffer);
  }

  private static MotionSettings with(FaceLost lost, double gain, long calibrations) {
    return MotionSettings.DEFAULT.with(
        draft -> {
          draft.gain = gain;
          draft.mirror = false;
          draft.autoCalibrate = false;
          draft.whenFaceLost = lost;
          draft.overlays = true;
          draft.calibrations = calibrations;
        });
  }

  private static double difference(Image a, Image b) {
    long sum = 0;
    int bytes = a.height() * a.stride();
    for (int i = 0; i < bytes; i++) {
      sum += Math.abs((a.pixels().get(i) & 0xff) - (b.pixels().get(i) & 0xff));
    }
    return (double) sum / bytes;
  }

  private static double shift(Outcome outcome, int axis) {
    Keypoints drawn = ((Outcome.Moved) outcome).drawn();
    double sum = 0;
    for (int i = axis; i < drawn.values().length; i += 2) {
      sum += drawn.values()[i] / drawn.count();
    }
    return sum;
  }

  @Test
  void theSourceGoesWhereThePerformerGoes() {
    MotionSettings settings = with(FaceLost.HOLD, 1, 0);
    double before = shift(show(camera(0, 0), settings), 0);
    double right = shift(show(camera(32, 0), settings), 0);
    // a twentieth of the crop's side; the crop itself holds still, as the box does
    assertThat(right - before).isBetween(0.05, 0.14);
    Image seen = Image.allocate(768, 768, ChannelOrder.RGBA);
    Opaque.copy(camera(32, 0), seen);
    assertThat(buffer.camera().pixels()).isEqualTo(seen.pixels());
    assertThat(buffer.deformation()[0]).isNotZero();
  }

  @Test
  void halfTheGainIsHalfTheMotionAndNoneIsNone() {
    double before = shift(show(camera(0, 0), with(FaceLost.HOLD, 1, 0)), 0);
    double whole = shift(show(camera(32, 0), with(FaceLost.HOLD, 1, 0)), 0) - before;
    double half = shift(show(camera(32, 0), with(FaceLost.HOLD, 0.5, 0)), 0) - before;
    double none = shift(show(camera(32, 0), with(FaceLost.HOLD, 0, 0)), 0) - before;
    assertThat(half).isCloseTo(whole / 2, org.assertj.core.data.Offset.offset(0.01));
    assertThat(none).isCloseTo(0, org.assertj.core.data.Offset.offset(1e-4));
  }

  @Test
  void calibratingMakesThisPoseTheSourcesOwn() {
    double rest = shift(show(camera(0, 0), with(FaceLost.HOLD, 1, 0)), 1);
    show(camera(0, 32), with(FaceLost.HOLD, 1, 0));
    double calibrated = shift(show(camera(0, 32), with(FaceLost.HOLD, 1, 1)), 1);
    assertThat(calibrated).isCloseTo(rest, org.assertj.core.data.Offset.offset(0.005));
  }

  @Test
  void aMirroredPerformerMovesTheOtherWay() {
    MotionSettings mirrored = with(FaceLost.HOLD, 1, 0).with(draft -> draft.mirror = true);
    double before = shift(show(camera(0, 0), mirrored), 0);
    double after = shift(show(camera(32, 0), mirrored), 0);
    assertThat(after - before).isBetween(-0.14, -0.05);
  }

  @Test
  void withoutAFaceTheSourceIsShownUnmoved() {
    detector.show();
    Outcome outcome = show(camera(0, 0), with(FaceLost.HOLD, 1, 0));
    assertThat(outcome).isInstanceOf(Outcome.NoFace.class);
    assertThat(difference(buffer.square(), source.square())).isLessThan(8);
  }

  @Test
  void aLostFaceHoldsThePortraitAfterAMoment() {
    MotionSettings settings = with(FaceLost.HOLD, 1, 0);
    show(camera(0, 0), settings);
    show(camera(32, 0), settings);
    Image moved = Image.allocate(256, 256, ChannelOrder.RGB);
    buffer.square().copyTo(moved);
    detector.show();
    Outcome outcome = lose(camera(32, 0), settings);
    assertThat(outcome).isInstanceOf(Outcome.NoFace.class);
    assertThat(((Outcome.NoFace) outcome).placeholder()).isFalse();
    assertThat(difference(buffer.square(), moved)).isLessThan(3);
  }

  @Test
  void aLostFaceLetsThePortraitComeToRest() {
    MotionSettings settings = with(FaceLost.EASE, 1, 0);
    Image rest = Image.allocate(256, 256, ChannelOrder.RGB);
    show(camera(0, 0), settings);
    buffer.square().copyTo(rest);
    show(camera(32, 0), settings);
    assertThat(difference(buffer.square(), rest)).isGreaterThan(2);
    detector.show();
    lose(camera(0, 0), settings);
    assertThat(difference(buffer.square(), rest)).isLessThan(1.5);
  }

  @Test
  void aLostFaceAsksForThePlaceholder() {
    MotionSettings settings = with(FaceLost.PLACEHOLDER, 1, 0);
    show(camera(0, 0), settings);
    detector.show();
    Outcome outcome = lose(camera(0, 0), settings);
    assertThat(outcome).isInstanceOf(Outcome.NoFace.class);
    assertThat(((Outcome.NoFace) outcome).placeholder()).isTrue();
  }

  /** Two seconds without a face. */
  private Outcome lose(Image camera, MotionSettings settings) {
    Outcome outcome = show(camera, settings);
    for (int i = 0; i < 3; i++) {
      frames += 20;
      outcome = show(camera, settings);
    }
    return outcome;
  }

  @Test
  void landmarksLieOnThePerformersFaceMirroredOrNot() {
    for (boolean mirror : new boolean[] {false, true}) {
      MotionSettings settings = with(FaceLost.HOLD, 1, 0).with(draft -> draft.mirror = mirror);
      show(camera(0, 0), settings);
      float[] points = buffer.landmarks();
      assertThat(points).hasSize(2 * 20);
      float oneEye = points[0]; // its outer corner; mirrored, right and left change their names
      float otherEye = points[2 * 5];
      float chin = points[2 * 14 + 1];
      assertThat(Math.min(oneEye, otherEye)).isBetween(270f, 360f);
      assertThat(Math.max(oneEye, otherEye)).isBetween(410f, 500f);
      assertThat(chin).isBetween(480f, 600f);
    }
  }
}
