package kukla.inference.reenact;

import kukla.inference.face.CropTracker;
import kukla.inference.face.FaceCrop;
import kukla.inference.face.FaceDetector;
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
  /** Frames from one detection to the next. */
  static final int DETECTION_EVERY = 3;

  /** A face that is missed for so long is taken to be where it was: detectors blink too. */
  private static final double PATIENCE_SECONDS = 0.25;

  /** How long the way back to the source's own pose takes. */
  static final double EASE_SECONDS = 0.8;

  private final MotionModel model;
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
  private long faces;

  /**
   * @param source moved first
   */
  public Reenactment(MotionModel model, FaceDetector detector, Source source) {
    this.model = model;
    tracker = new CropTracker(detector, DETECTION_EVERY);
    seen = Image.allocate(model.side(), model.side(), ChannelOrder.RGB);
    flip = new RowFlip(model.side());
    this.source = source;
    own = model.source(source.square());
    calibration = new Calibration(own, model.gaps());
  }

  /** The source that is moved. */
  public Source source() {
    return source;
  }

  /** Moves another source from now on; a pose that the performer asked for stays. */
  public void source(Source next) {
    own = model.source(next.square());
    source = next;
    calibration = calibration.with(own);
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
    if (tracker.faces() != faces) {
      faces = tracker.faces();
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
    place(driving, crop, settings.mirror(), buffer.landmarks());
    if (asked) {
      calibration.take(driving);
    }
    Keypoints drawn = moved(driving, settings, seconds);
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

  /** Where the performer's anatomical points are in the camera's picture. */
  static void place(Keypoints driving, FaceCrop crop, boolean mirrored, float[] landmarks) {
    double half = crop.side() / 2;
    for (int i = 0; i < Math.min(landmarks.length, driving.values().length); i += 2) {
      double right = mirrored ? -driving.values()[i] : driving.values()[i];
      landmarks[i] = (float) (crop.centreX() + half * right);
      landmarks[i + 1] = (float) (crop.centreY() + half * driving.values()[i + 1]);
    }
  }

  private Keypoints moved(Keypoints driving, MotionSettings settings, double seconds) {
    Keypoints initial = calibration.initial(driving, settings.autoCalibrate(), seconds);
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
