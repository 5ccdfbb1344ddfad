package kukla.app.gpu;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import kukla.app.portrait.FaceDetectors;
import kukla.app.settings.Bundled;
import kukla.inference.Misuse;
import kukla.inference.card.ModelFolder;
import kukla.inference.card.ModelShelf;
import kukla.inference.engine.Engine;
import kukla.inference.engine.onnx.OnnxEngine;
import kukla.inference.engine.tensorrt.TensorRtEngine;
import kukla.inference.face.DetectedFace;
import kukla.inference.face.FaceCrop;
import kukla.inference.face.FaceDetector;
import kukla.inference.geometry.PictureSampler;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.inference.motion.MotionModel;
import kukla.media.ClipReader;
import kukla.media.Stills;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kukla gpu calibrate}: which layers of a model lose too much in FP16 on this GPU. */
@Command(
    name = "calibrate",
    description =
        "Measures which layers of a model lose too much in FP16 on this GPU; these are FP32 from"
            + " then on. Where nobody ran it, only what becomes a coordinate is.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Examples:", "  kukla gpu calibrate", "  kukla gpu calibrate --model vox-256"})
public final class GpuCalibrateCommand implements Callable<Integer> {
  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "a motion model's name or folder (" + Bundled.MODEL + ")")
  private String model = Bundled.MODEL;

  @Option(
      names = "--bound",
      defaultValue = "0.5",
      paramLabel = "E",
      description = "mean difference of pictures from FP32's, of 255 (${DEFAULT-VALUE})")
  private double bound;

  @Option(
      names = "--frames",
      defaultValue = "16",
      paramLabel = "N",
      description = "frames of the bundled clip to compare (${DEFAULT-VALUE})")
  private int frames;

  @Spec private CommandSpec spec;

  private final Supplier<PrecisionEngine> engine;
  private final Engine reference;

  /** On this machine's GPU. */
  public GpuCalibrateCommand() {
    this(() -> PrecisionEngine.of(TensorRtEngine.load()), OnnxEngine.load());
  }

  /**
   * @param engine builds
   * @param reference computes in FP32
   */
  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  GpuCalibrateCommand(Supplier<PrecisionEngine> engine, Engine reference) {
    this.engine = engine;
    this.reference = reference;
  }

  @Override
  public Integer call() {
    Misuse.expect("--frames", frames, 1, 1000);
    if (!(bound > 0 && bound < 255)) {
      throw new Misuse(
          "reading --bound: expected more than 0 and less than 255, found "
              + bound
              + "; write 0.5 for half a level");
    }
    PrecisionEngine builds = engine.get();
    ModelFolder folder = ModelShelf.ofUser().find(model);
    int side = MotionModel.side(folder);
    PrintWriter out = spec.commandLine().getOut();
    PictureError error;
    try (FaceDetector detector = FaceDetectors.open(ModelShelf.ofUser())) {
      Image source = square(Stills.read(Bundled.portrait()), detector, side);
      error = new PictureError(folder, reference, source, driving(detector, side));
    }
    double left =
        new Calibration(
                folder,
                builds,
                error,
                bound,
                line -> {
                  out.println(line);
                  out.flush();
                })
            .run();
    return left <= bound ? 0 : 1;
  }

  private List<Image> driving(FaceDetector detector, int side) {
    List<Image> squares = new ArrayList<>();
    try (ClipReader clip = ClipReader.open(Bundled.driving())) {
      long all = Math.max(frames, clip.frameCountEstimate());
      Image picture = clip.newImage();
      for (long i = 0; squares.size() < frames && clip.read(picture); i++) {
        if (i >= squares.size() * all / frames) {
          squares.add(square(picture, detector, side));
        }
      }
    }
    return squares;
  }

  /** The face as a model sees it, the middle where there is none. */
  private static Image square(Image picture, FaceDetector detector, int side) {
    List<DetectedFace> faces = detector.detect(picture);
    FaceCrop crop =
        faces.isEmpty()
            ? FaceCrop.middle(picture.width(), picture.height())
            : FaceCrop.around(faces.get(0).box()).fittedInto(picture.width(), picture.height());
    Image square = Image.allocate(side, side, ChannelOrder.RGB);
    new PictureSampler().sample(picture, crop.cropToImage(side), square);
    return square;
  }
}
