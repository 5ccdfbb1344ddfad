package kukla.app.loop;

import java.util.function.Supplier;
import kukla.inference.face.FaceDetector;
import kukla.inference.frame.Frame;
import kukla.inference.gpu.Plate;
import kukla.inference.image.Image;
import kukla.inference.motion.MotionModel;
import kukla.inference.reenact.DeviceReenactment;
import kukla.inference.reenact.MotionSettings;
import kukla.inference.reenact.Outcome;
import kukla.inference.reenact.PortraitBuffer;
import kukla.inference.reenact.Source;
import kukla.inference.reenact.Underway;
import kukla.render.stage.Fit;
import kukla.render.stage.Mark;

/** A motion model that moves a portrait on a GPU, up to the program picture. */
final class DevicePerformance extends ModelPerformance {
  private final DeviceReenactment reenactment;

  /**
   * @param model closed with this, as is the detector, but not where this fails
   * @param kernels code of the kernels
   * @param width of the program picture
   * @param height of the program picture
   * @param mark asked once a frame
   */
  DevicePerformance(
      MotionModel model,
      FaceDetector detector,
      Source source,
      String engine,
      String description,
      byte[] kernels,
      int width,
      int height,
      Supplier<Mark> mark) {
    super(model, detector, engine, description);
    GroundPainter painter = new GroundPainter(width, height);
    reenactment =
        new DeviceReenactment(
            model,
            detector,
            kernels,
            width,
            height,
            source,
            painter::of,
            () -> plate(mark.get(), width, height));
  }

  private static Plate plate(Mark mark, int width, int height) {
    if (!mark.shown()) {
      return Plate.NONE;
    }
    Fit place = mark.in(width, height);
    return new Plate(place.left(), place.top(), place.width(), place.height());
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
    return PortraitBuffer.allocate(side(), camera, model().grid(), reenactment.landmarks())
        .with(reenactment.canvas());
  }

  @Override
  public Outcome apply(Frame frame, MotionSettings settings, PortraitBuffer buffer) {
    return reenactment.apply(frame, settings, buffer);
  }

  @Override
  public Underway begin(Frame frame, MotionSettings settings, PortraitBuffer buffer) {
    return reenactment.begin(frame, settings, buffer);
  }

  @Override
  public double uploadsAFrame() {
    long frames = reenactment.frames();
    return frames == 0 ? Double.NaN : (double) reenactment.pictureUploads() / frames;
  }

  @Override
  public boolean canBeLost() {
    return true;
  }

  @Override
  public boolean takesRaw() {
    return true;
  }

  @Override
  public void close() {
    try {
      reenactment.close();
    } finally {
      super.close();
    }
  }
}
