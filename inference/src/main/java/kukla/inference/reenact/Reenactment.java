package kukla.inference.reenact;

import kukla.inference.face.CropTracker;
import kukla.inference.face.FaceCrop;
import kukla.inference.face.FaceDetector;
import kukla.inference.face.FaceReading;
import kukla.inference.face.TrackedFace;
import kukla.inference.frame.Frame;
import kukla.inference.geometry.PictureSampler;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.inference.image.Opaque;
import kukla.inference.motion.Keypoints;
import kukla.inference.motion.MotionModel;
import kukla.inference.motion.RelativeMotion;
import kukla.inference.reenact.Outcome.Took;
import org.jspecify.annotations.Nullable;

/**
 * One performer moves one source, frame after frame: follow the face, cut it out, find its
 * keypoints, take their motion since calibration, move the source. Whatever happens, only the
 * source is ever drawn. One thread; borrows model and detector.
 */
public final class Reenactment {
  /** A face that is missed for so long is taken to be where it was: detectors blink too. */
  private static final double PATIENCE_SECONDS = 0.25;

  /** How long the way back to the source's own pose takes. */
  static final double EASE_SECONDS = 0.8;

  private final MotionModel model;
  private final ReadFaces faces;
  private final CropTracker tracker;
  private final PictureSampler sampler = new PictureSampler();
  private final Image seen;
  private final RowFlip flip;
  private Source source;
  private Keypoints own;
  private Calibration calibration;
  private MotionSettings last = MotionSettings.DEFAULT;
  private @Nullable Keypoints lastDrawn;
  private double lastSeconds = Double.NEGATIVE_INFINITY;
  private long followed;

  /**
   * @param source moved first
   */
  public Reenactment(MotionModel model, FaceDetector detector, Source source) {
    this.model = model;
    faces = new ReadFaces(detector);
    tracker = new CropTracker(detector, detector.every());
    seen = Image.allocate(model.side(), model.side(), ChannelOrder.RGB);
    flip = new RowFlip(model.side());
    this.source = source;
    own = model.source(source.square());
    calibration = new Calibration(own, model.gaps(), faces.of(source));
  }

  /** How many landmarks of the performer a buffer should hold. */
  public int landmarks() {
    return faces.landmarks(model);
  }

  /** The source that is moved. */
  public Source source() {
    return source;
  }

  /** Moves another source from now on; a pose that the performer asked for stays. */
  public void source(Source next) {
    own = model.source(next.square());
    source = next;
    calibration = calibration.with(own, faces.of(next));
    lastDrawn = null;
  }

  /**
   * Moves the source as the performer moves.
   *
   * @param frame borrowed
   * @param buffer takes the moved square, the camera's picture, and the dense motion where it is
   *     wanted
   */
  public Outcome apply(Frame frame, MotionSettings settings, PortraitBuffer buffer) {
    boolean turned = settings.mirror() != last.mirror();
    boolean asked = settings.calibrations() != last.calibrations();
    last = settings;
    if (turned) {
      calibration.reset();
    }
    long started = System.nanoTime();
    double seconds = frame.captureNanos() * 1e-9;
    Opaque.copy(frame.picture(), buffer.camera());
    tracker.smooth(settings.cropCutoff(), settings.cropBeta());
    tracker.followOthers(settings.otherFace() == MotionSettings.OtherFace.FOLLOW);
    TrackedFace face = tracker.follow(frame.picture(), seconds);
    if (asked && visible(face) == null) {
      tracker.release(); // whoever is there now is meant
      face = tracker.follow(frame.picture(), seconds);
    }
    if (tracker.faces() != followed) {
      followed = tracker.faces();
      calibration.anotherPerformer();
    }
    FaceCrop crop = visible(face);
    if (crop == null) {
      return withoutFace(settings, buffer, seconds, started);
    }
    sampler.sample(frame.picture(), crop.cropToImage(model.side()), seen);
    if (settings.mirror()) {
      flip.apply(seen);
    }
    long cropped = System.nanoTime();
    Keypoints driving = model.keypoints(seen);
    long found = System.nanoTime();
    FaceReading read = faces.now(settings.mirror());
    if (!faces.place(buffer.landmarks())) {
      ReadFaces.place(driving, crop, settings.mirror(), buffer.landmarks());
    }
    if (asked) {
      calibration.take(driving);
    }
    Keypoints drawn = moved(driving, read, settings, seconds);
    draw(drawn, settings, buffer);
    lastDrawn = drawn;
    lastSeconds = seconds;
    Took took = new Took(cropped - started, found - cropped, System.nanoTime() - found);
    return new Outcome.Moved(
        driving,
        drawn,
        crop,
        face instanceof TrackedFace.Seen there ? there.box() : crop.face(),
        took);
  }

  private Keypoints moved(
      Keypoints driving, @Nullable FaceReading read, MotionSettings settings, double seconds) {
    Keypoints initial = calibration.initial(driving, read, settings.autoCalibrate(), seconds);
    if (settings.absolute()) {
      return driving;
    }
    RelativeMotion motion =
        settings.adaptScale()
            ? RelativeMotion.scaled(own, initial)
            : RelativeMotion.of(own, initial);
    return motion.move(driving, settings.gain());
  }

  private Outcome withoutFace(
      MotionSettings settings, PortraitBuffer buffer, double seconds, long started) {
    long looked = System.nanoTime();
    double missing = seconds - lastSeconds;
    Keypoints drawn = lastDrawn;
    if (drawn == null) {
      drawn = own;
    } else if (settings.whenFaceLost() == MotionSettings.FaceLost.EASE) {
      double t = Math.min(1, missing / EASE_SECONDS);
      drawn = drawn.towards(own, t * t * (3 - 2 * t));
    }
    draw(drawn, settings, buffer);
    Took took = new Took(looked - started, 0, System.nanoTime() - looked);
    boolean placeholder = settings.whenFaceLost() == MotionSettings.FaceLost.PLACEHOLDER;
    return new Outcome.NoFace(missing, placeholder, tracker.seesAnother(), took);
  }

  private void draw(Keypoints drawn, MotionSettings settings, PortraitBuffer buffer) {
    model.generate(drawn, buffer.square());
    if (settings.overlays() && buffer.grid() > 0) {
      model.show(buffer.occlusion(), buffer.deformation());
    }
  }

  static @Nullable FaceCrop visible(TrackedFace face) {
    if (face instanceof TrackedFace.Seen there) {
      return there.crop();
    }
    return face instanceof TrackedFace.Lost lost && lost.seconds() <= PATIENCE_SECONDS
        ? lost.crop()
        : null;
  }
}
