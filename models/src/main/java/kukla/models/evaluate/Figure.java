package kukla.models.evaluate;

/** The figures of quality; each name with its unit is a key of the report. */
enum Figure {
  /** Mean absolute difference of output and driver, RGB in [0, 1]. */
  L1("l1"),
  L1_UNMOVED("l1_unmoved"),
  /** Peak signal-to-noise ratio, mean over frames. */
  PSNR("psnr_db"),
  PSNR_UNMOVED("psnr_unmoved_db"),
  /** Mean distance of the 468 mesh points between output and driver, pixels at 256. */
  AKD("akd_px"),
  AKD_UNMOVED("akd_unmoved_px"),
  /** Mean distance of the identity embeddings of output and driver. */
  AED("aed"),
  AED_UNMOVED("aed_unmoved"),
  /** How much the output trembles more than the driver while that holds still, pixels at 256. */
  JITTER("jitter_px"),
  /** Correlation over frames of the eyes' opening. */
  BLINK_R("blink_r"),
  /** Correlation over frames of the mouth's opening. */
  MOUTH_R("mouth_r");

  private final String key;

  Figure(String key) {
    this.key = key;
  }

  /** Its name in JSON. */
  String key() {
    return key;
  }
}
