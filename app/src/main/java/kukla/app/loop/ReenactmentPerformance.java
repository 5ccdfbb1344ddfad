package kukla.app.loop;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import kukla.app.portrait.FaceDetectors;
import kukla.inference.Fault;
import kukla.inference.card.ModelFolder;
import kukla.inference.card.ModelShelf;
import kukla.inference.cuda.Gpu;
import kukla.inference.engine.choice.EngineChoice;
import kukla.inference.face.FaceDetector;
import kukla.inference.frame.Frame;
import kukla.inference.image.Image;
import kukla.inference.motion.DeviceMotion;
import kukla.inference.motion.MotionModel;
import kukla.inference.reenact.MotionSettings;
import kukla.inference.reenact.Outcome;
import kukla.inference.reenact.PortraitBuffer;
import kukla.inference.reenact.Reenactment;
import kukla.inference.reenact.Source;
import kukla.render.stage.Mark;

/** A motion model that moves a portrait. */
public final class ReenactmentPerformance extends ModelPerformance {
  /** An engine that compiles as it goes is through after these. */
  private static final int REHEARSALS = 3;

  private final Reenactment reenactment;

  /**
   * @param model closed with this, as is the detector
   */
  ReenactmentPerformance(
      MotionModel model, FaceDetector detector, Source source, String engine, String description) {
    super(model, detector, engine, description);
    reenactment = new Reenactment(model, detector, source);
  }

  /**
   * Loads a model; takes a second or so, more where engines are measured first.
   *
   * @param source moved first
   */
  public static ReenactmentPerformance open(ModelFolder folder, String engine, Source source) {
    EngineChoice.Opened<MotionModel> opened =
        EngineChoice.open(engine, folder, chosen -> MotionModel.open(folder, chosen));
    EngineChoice choice = opened.choice();
    MotionModel model = opened.model();
    FaceDetector detector = null;
    try {
      detector = FaceDetectors.open(ModelShelf.ofUser());
      String description = folder.card().name() + " on " + choice.why();
      return new ReenactmentPerformance(
          model, detector, source, choice.engine().name(), description);
    } catch (RuntimeException e) {
      model.close();
      if (detector != null) {
        detector.close();
      }
      throw e;
    }
  }

  /**
   * The same on a GPU up to the program picture, where the model runs on one; it owns model and
   * detector then.
   *
   * @param kernels makes the code of the kernels
   * @param width of the program picture
   * @param height of the program picture
   * @param mark asked once a frame
   * @param notes takes a line where that is not possible
   */
  public Performance onDevice(
      Function<Gpu, byte[]> kernels,
      int width,
      int height,
      Supplier<Mark> mark,
      Consumer<String> notes) {
    DeviceMotion motion = model().onDevice();
    if (motion == null) {
      return this;
    }
    try {
      byte[] code = kernels.apply(motion.generator().gpu());
      return new DevicePerformance(
          model(), detector(), source(), engine(), description(), code, width, height, mark);
    } catch (Fault e) {
      notes.accept("pictures go over the host: " + e.sentence());
      return this;
    }
  }

  @Override
  public Source source() {
    return reenactment.source();
  }

  @Override
  public void show(Source next) {
    reenactment.source(next);
  }

  @Override
  public PortraitBuffer allocate(Image camera) {
    return PortraitBuffer.allocate(side(), camera, model().grid(), reenactment.landmarks());
  }

  @Override
  public Outcome apply(Frame frame, MotionSettings settings, PortraitBuffer buffer) {
    return reenactment.apply(frame, settings, buffer);
  }

  @Override
  public boolean canBeLost() {
    return model().onDevice() != null;
  }

  @Override
  public void rehearse() {
    Image picture = model().newImage();
    for (int i = 0; i < REHEARSALS; i++) {
      model().generate(model().source(source().square()), picture);
    }
    detector().detect(source().painting());
  }
}
