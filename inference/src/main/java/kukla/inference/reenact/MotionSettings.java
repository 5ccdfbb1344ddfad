package kukla.inference.reenact;

import java.util.function.Consumer;

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
 * @param otherFace what happens when it is not found while another one is there
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
    OtherFace otherFace,
    double cropCutoff,
    double cropBeta,
    boolean overlays,
    long calibrations) {
  public MotionSettings {
    if (!(gain >= 0 && gain < Double.POSITIVE_INFINITY)
        || !(cropCutoff > 0 && cropCutoff < Double.POSITIVE_INFINITY)
        || !(cropBeta >= 0 && cropBeta < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "expected a gain and a beta of at least 0 and a cut-off above, found "
              + gain
              + ", "
              + cropBeta
              + " and "
              + cropCutoff);
    }
  }

  /** What is shown while the performer's face is not found; never the performer. */
  public enum FaceLost {
    /** The last portrait. */
    HOLD,
    /** The portrait comes back to the source's own pose. */
    EASE,
    /** A still placeholder. */
    PLACEHOLDER
  }

  /** What happens when the performer's face is lost while another one is there. */
  public enum OtherFace {
    /** It is followed once it has stayed for a moment. */
    FOLLOW,
    /** It is not followed before the performer asks to be calibrated. */
    HOLD
  }

  /** How a session starts. */
  public static final MotionSettings DEFAULT =
      new MotionSettings(
          false, false, 1, true, true, FaceLost.EASE, OtherFace.FOLLOW, 1, 1, false, 0);

  /** The same but for what the changes say. */
  public MotionSettings with(Consumer<Draft> changes) {
    Draft draft = new Draft(this);
    changes.accept(draft);
    return draft.settings();
  }

  /** The same, the performer asking to be calibrated once more. */
  public MotionSettings calibrated() {
    return with(draft -> draft.calibrations++);
  }

  /** Settings while they are changed: the record's components. */
  public static final class Draft {
    public boolean absolute;
    public boolean adaptScale;
    public double gain;
    public boolean mirror;
    public boolean autoCalibrate;
    public FaceLost whenFaceLost;
    public OtherFace otherFace;
    public double cropCutoff;
    public double cropBeta;
    public boolean overlays;
    public long calibrations;

    private Draft(MotionSettings from) {
      absolute = from.absolute;
      adaptScale = from.adaptScale;
      gain = from.gain;
      mirror = from.mirror;
      autoCalibrate = from.autoCalibrate;
      whenFaceLost = from.whenFaceLost;
      otherFace = from.otherFace;
      cropCutoff = from.cropCutoff;
      cropBeta = from.cropBeta;
      overlays = from.overlays;
      calibrations = from.calibrations;
    }

    private MotionSettings settings() {
      return new MotionSettings(
          absolute,
          adaptScale,
          gain,
          mirror,
          autoCalibrate,
          whenFaceLost,
          otherFace,
          cropCutoff,
          cropBeta,
          overlays,
          calibrations);
    }
  }
}
