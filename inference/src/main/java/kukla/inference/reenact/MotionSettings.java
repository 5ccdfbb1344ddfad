package kukla.inference.reenact;

/**
 * How the performer's motion is taken, read once a frame.
 *
 * @param absolute keypoints as they are, instead of their motion since calibration
 * @param adaptScale motion scaled to the size of the source's face
 * @param gain how much of the motion is taken: 1 all, 0 none, more exaggerates; relative motion
 *     only
 * @param mirror the performer's picture is mirrored, so that the portrait moves as a mirror would
 * @param autoCalibrate the pose that looks most like the source's becomes the initial one by itself
 * @param whenFaceLost what is shown while the performer's face is not found
 * @param cropCutoff cut-off of the crop's One-Euro filter at rest, Hz; lower is steadier
 * @param cropBeta how much that cut-off rises with speed; higher lags less
 * @param overlays whether occlusion map and deformation are brought along for overlays
 * @param calibrations rises by one each time the performer asks to be calibrated
 */
public record MotionSettings(
    boolean absolute,
    boolean adaptScale,
    double gain,
    boolean mirror,
    boolean autoCalibrate,
    FaceLost whenFaceLost,
    double cropCutoff,
    double cropBeta,
    boolean overlays,
    long calibrations) {

  /** What is shown while the performer's face is not found; never the performer. */
  public enum FaceLost {
    /** The last portrait. */
    HOLD,
    /** The portrait comes back to the source's own pose. */
    EASE,
    /** A still placeholder. */
    PLACEHOLDER
  }

  /** How a session starts. */
  public static final MotionSettings DEFAULT =
      new MotionSettings(false, false, 1, true, true, FaceLost.EASE, 1, 1, false, 0);

  /** The same with relative or absolute. */
  public MotionSettings withAbsolute(boolean other) {
    return new MotionSettings(
        other,
        adaptScale,
        gain,
        mirror,
        autoCalibrate,
        whenFaceLost,
        cropCutoff,
        cropBeta,
        overlays,
        calibrations);
  }

  /** The same with adapted scale or not. */
  public MotionSettings withAdaptScale(boolean other) {
    return new MotionSettings(
        absolute,
        other,
        gain,
        mirror,
        autoCalibrate,
        whenFaceLost,
        cropCutoff,
        cropBeta,
        overlays,
        calibrations);
  }

  /** The same with another gain. */
  public MotionSettings withGain(double other) {
    return new MotionSettings(
        absolute,
        adaptScale,
        other,
        mirror,
        autoCalibrate,
        whenFaceLost,
        cropCutoff,
        cropBeta,
        overlays,
        calibrations);
  }

  /** The same with the performer mirrored or not. */
  public MotionSettings withMirror(boolean other) {
    return new MotionSettings(
        absolute,
        adaptScale,
        gain,
        other,
        autoCalibrate,
        whenFaceLost,
        cropCutoff,
        cropBeta,
        overlays,
        calibrations);
  }

  /** The same with automatic calibration or not. */
  public MotionSettings withAutoCalibrate(boolean other) {
    return new MotionSettings(
        absolute,
        adaptScale,
        gain,
        mirror,
        other,
        whenFaceLost,
        cropCutoff,
        cropBeta,
        overlays,
        calibrations);
  }

  /** The same with another answer to a lost face. */
  public MotionSettings withWhenFaceLost(FaceLost other) {
    return new MotionSettings(
        absolute,
        adaptScale,
        gain,
        mirror,
        autoCalibrate,
        other,
        cropCutoff,
        cropBeta,
        overlays,
        calibrations);
  }

  /** The same with another cut-off of the crop. */
  public MotionSettings withCropCutoff(double other) {
    return new MotionSettings(
        absolute,
        adaptScale,
        gain,
        mirror,
        autoCalibrate,
        whenFaceLost,
        other,
        cropBeta,
        overlays,
        calibrations);
  }

  /** The same with another beta of the crop. */
  public MotionSettings withCropBeta(double other) {
    return new MotionSettings(
        absolute,
        adaptScale,
        gain,
        mirror,
        autoCalibrate,
        whenFaceLost,
        cropCutoff,
        other,
        overlays,
        calibrations);
  }

  /** The same with the dense motion brought along or not. */
  public MotionSettings withOverlays(boolean other) {
    return new MotionSettings(
        absolute,
        adaptScale,
        gain,
        mirror,
        autoCalibrate,
        whenFaceLost,
        cropCutoff,
        cropBeta,
        other,
        calibrations);
  }

  /** The same, the performer asking to be calibrated once more. */
  public MotionSettings calibrated() {
    return new MotionSettings(
        absolute,
        adaptScale,
        gain,
        mirror,
        autoCalibrate,
        whenFaceLost,
        cropCutoff,
        cropBeta,
        overlays,
        calibrations + 1);
  }
}
