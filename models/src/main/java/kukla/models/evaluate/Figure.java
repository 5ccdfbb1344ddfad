package kukla.models.evaluate;

import java.util.EnumSet;
import java.util.List;

/** The figures of quality; each name with its unit is a key of the report. */
enum Figure {
  /** Mean absolute difference of output and driver, RGB in [0, 1]. */
  L1("l1"),
  L1_UNMOVED("l1_unmoved"),
  /** Peak signal-to-noise ratio, mean over frames that differ from the first one. */
  PSNR("psnr_db"),
  PSNR_UNMOVED("psnr_unmoved_db"),
  /** Structural similarity, mean over frames. */
  SSIM("ssim"),
  SSIM_UNMOVED("ssim_unmoved"),
  /** Distance of SqueezeNet's features, mean over frames. */
  PERCEPTUAL("perceptual"),
  PERCEPTUAL_UNMOVED("perceptual_unmoved"),
  /** Mean distance of the 468 mesh points between output and driver, pixels at 256. */
  AKD("akd_px"),
  AKD_UNMOVED("akd_unmoved_px"),
  /** Mean distance of the identity embeddings of output and driver. */
  AED("aed"),
  AED_UNMOVED("aed_unmoved"),
  /** How much the output trembles more than the driver while that holds still, pixels at 256. */
  JITTER("jitter_px"),
  JITTER_UNMOVED("jitter_unmoved_px"),
  /** Correlation over frames of the eyes' opening. */
  BLINK_R("blink_r"),
  /** Correlation over frames of the mouth's opening. */
  MOUTH_R("mouth_r"),

  /** Another person's: mean angle between how output and driver turned, degrees. */
  POSE("pose_deg"),
  POSE_UNMOVED("pose_unmoved_deg"),
  CROSS_BLINK_R("blink_r"),
  CROSS_MOUTH_R("mouth_r"),
  /** Mean absolute difference between how far eyes opened in output and driver. */
  BLINK_GAP("blink_difference"),
  BLINK_GAP_UNMOVED("blink_difference_unmoved"),
  /** The same for the mouth. */
  MOUTH_GAP("mouth_difference"),
  MOUTH_GAP_UNMOVED("mouth_difference_unmoved"),
  /** Cosine of the identity embeddings of output and source. */
  IDENTITY_COSINE("identity_cosine"),
  /** What a model that shows the driver would get. */
  IDENTITY_COSINE_DRIVER("identity_cosine_of_driver"),
  /** Their distance. */
  IDENTITY("identity_distance"),
  IDENTITY_DRIVER("identity_distance_of_driver");

  /** Of a person driven by herself. */
  static final List<Figure> SAME = List.copyOf(EnumSet.range(L1, MOUTH_R));

  /** Of a person driven by another. */
  static final List<Figure> CROSS = List.copyOf(EnumSet.range(POSE, IDENTITY_DRIVER));

  private final String key;

  Figure(String key) {
    this.key = key;
  }

  /** Its name in JSON. */
  String key() {
    return key;
  }
}
