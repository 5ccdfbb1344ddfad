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
}
