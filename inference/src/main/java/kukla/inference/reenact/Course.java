package kukla.inference.reenact;

import kukla.inference.face.FaceCrop;
import kukla.inference.face.FaceReading;
import kukla.inference.geometry.Affine;
import kukla.inference.gpu.FrameParameters;
import kukla.inference.gpu.FrameParameters.Mode;
import kukla.inference.motion.KeypointGaps;
import kukla.inference.motion.Keypoints;
import kukla.inference.motion.RelativeMotion;
import org.jspecify.annotations.Nullable;

/**
 * How the next frame drives the source on a GPU, after what came of those before: from which
 * initial keypoints, or, where nobody is there, to which place. One thread.
 */
final class Course {
  private Keypoints own;
  private Calibration calibration;
  private @Nullable Keypoints initial;
  private @Nullable Keypoints lastDrawn;
  private double lastSeconds = Double.NEGATIVE_INFINITY;

  /**
   * @param own the source's keypoints
   * @param face what was read of the source's face, or null
   */
  Course(Keypoints own, KeypointGaps gaps, @Nullable FaceReading face) {
    this.own = own;
    calibration = new Calibration(own, gaps, face);
  }

  /** The same performer before another source. */
  void source(Keypoints next, @Nullable FaceReading face) {
    own = next;
    calibration = calibration.with(next, face);
    lastDrawn = null;
    forgetUnset();
  }

  /** Somebody else performs. */
  void anotherPerformer() {
    calibration.anotherPerformer();
    forgetUnset();
  }

  private void forgetUnset() {
    if (!calibration.isSet()) {
      initial = null;
    }
  }

  /** The performer looks into a mirror, or no longer does. */
  void turned() {
    calibration.reset();
    initial = null;
  }

  /** Whether there are keypoints to measure from. */
  boolean isSet() {
    return initial != null;
  }

  /** How long nobody has been there; infinite where nobody has ever been. */
  double missing(double seconds) {
    return seconds - lastSeconds;
  }

  /** Says how a frame drives. */
  void steer(FrameParameters parameters, Sight sight, int side) {
    FaceCrop crop = sight.crop();
    parameters.source(own);
    if (crop == null) {
      give(parameters.crop(Affine.IDENTITY, false), sight);
    } else {
      drive(parameters.crop(crop.cropToImage(side), sight.settings().mirror()), sight);
    }
  }

  private void drive(FrameParameters parameters, Sight sight) {
    MotionSettings settings = sight.settings();
    Keypoints from = initial;
    if (settings.absolute()) {
      parameters.motion(Mode.ABSOLUTE, 1, 1);
    } else if (sight.asked() || from == null) {
      parameters.motion(Mode.FIRST, settings.gain(), 1);
    } else {
      double scale = settings.adaptScale() ? RelativeMotion.scale(own, from) : 1;
      parameters.initial(from).motion(Mode.RELATIVE, settings.gain(), scale);
    }
  }

  private void give(FrameParameters parameters, Sight sight) {
    Keypoints drawn = lastDrawn;
    if (drawn == null) {
      drawn = own;
    } else if (sight.settings().whenFaceLost() == MotionSettings.FaceLost.EASE) {
      double t = Math.min(1, missing(sight.seconds()) / Reenactment.EASE_SECONDS);
      drawn = drawn.towards(own, t * t * (3 - 2 * t));
    }
    parameters.initial(drawn).motion(Mode.GIVEN, 1, 1);
  }

  /** Takes in what came of a frame in which somebody was there. */
  void learn(Sight sight, Keypoints driving, Keypoints drawn) {
    if (sight.asked()) {
      calibration.take(driving);
    }
    initial =
        calibration.initial(
            driving, sight.read(), sight.settings().autoCalibrate(), sight.seconds());
    lastDrawn = drawn;
    lastSeconds = sight.seconds();
  }
}
