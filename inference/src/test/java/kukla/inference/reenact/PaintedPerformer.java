package kukla.inference.reenact;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import kukla.inference.card.ModelFolder;
import kukla.inference.face.DetectedFace;
import kukla.inference.face.FaceBox;
import kukla.inference.face.FaceCrop;
import kukla.inference.face.FaceDetector;
import kukla.inference.frame.Frame;
import kukla.inference.geometry.Affine;
import kukla.inference.geometry.FeatheredPaste;
import kukla.inference.geometry.PictureSampler;
import kukla.inference.gpu.DeviceGround;
import kukla.inference.gpu.SquarePlace;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.inference.image.Opaque;

/** The bundled portrait, who plays both source and performer, and a detector that knows where. */
final class PaintedPerformer implements FaceDetector {
  static final int WIDE = 384;
  private static final Path ROOT = Path.of(System.getProperty("kukla.root"));
  private static final FaceBox FACE = FaceBox.centred(192, 200, 187, 187);
  private static final long PERIOD = 33_333_333L;
  private static final long MOMENTS = 10; // of such periods: longer than detectors may blink

  private final Image painting = read();
  private List<DetectedFace> there = List.of();
  private boolean hurried = true;

  PaintedPerformer() {
    isThere(true);
  }

  /** Whether the detector finds somebody from now on. */
  void isThere(boolean found) {
    there = found ? List.of(new DetectedFace(FACE, 1, List.of())) : List.of();
  }

  /** From now on there are moments between frames, and each of them is looked at. */
  void slowly() {
    hurried = false;
  }

  @Override
  public int every() {
    return hurried ? FaceDetector.super.every() : 1;
  }

  Image painting() {
    return painting;
  }

  Source source(int side) {
    return Source.of("portrait", painting, FaceCrop.around(FACE).fittedInto(WIDE, WIDE), side);
  }

  /** The bundled model. */
  static ModelFolder model() {
    return ModelFolder.open(ROOT.resolve("models/motion-lite"));
  }

  /** The performer, who turns and leaves as numbers rise. */
  Frame frame(int number) {
    Image camera = Image.allocate(WIDE, WIDE, ChannelOrder.RGB);
    new PictureSampler()
        .sample(
            painting, new Affine(1, 0.01 * number, -2 * number, -0.01 * number, 1, number), camera);
    return new Frame(camera, number, (hurried ? 1 : MOMENTS) * number * PERIOD, () -> {});
  }

  private static Image read() {
    try {
      BufferedImage read = ImageIO.read(ROOT.resolve("assets/portrait.png").toFile());
      Image large = Image.allocate(read.getWidth(), read.getHeight(), ChannelOrder.RGB);
      for (int y = 0; y < large.height(); y++) {
        for (int x = 0; x < large.width(); x++) {
          int rgb = read.getRGB(x, y);
          int at = y * large.stride() + 3 * x;
          large.pixels().put(at, (byte) (rgb >> 16));
          large.pixels().put(at + 1, (byte) (rgb >> 8));
          large.pixels().put(at + 2, (byte) rgb);
        }
      }
      Image painting = Image.allocate(WIDE, WIDE, ChannelOrder.RGB);
      new PictureSampler().resize(large, painting);
      return painting;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static DeviceReenactment.Ground ground(Source source) {
    Image rgba = Image.allocate(WIDE, WIDE, ChannelOrder.RGBA);
    Opaque.copy(source.painting(), rgba);
    int side = source.square().width();
    SquarePlace place =
        SquarePlace.of(
            source.crop().cropToImage(side),
            side,
            WIDE,
            WIDE,
            Affine.IDENTITY,
            FeatheredPaste.FEATHER);
    return graph -> new DeviceGround(graph, rgba, place);
  }

  @Override
  public List<DetectedFace> detect(Image picture) {
    return there;
  }

  @Override
  public List<DetectedFace> detectNear(Image picture, FaceBox expected) {
    return there;
  }

  @Override
  public void close() {
    // nothing is open
  }
}
