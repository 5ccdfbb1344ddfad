package kukla.models.evaluate;

import java.util.List;
import java.util.Locale;

/**
 * How a figure is shown to people.
 *
 * @param figure what is shown
 * @param other what stands beside it
 * @param beside how
 * @param name in the tables' heads
 * @param decimals of its values
 * @param meaning in words
 */
record FigureLine(
    Figure figure, Figure other, Beside beside, String name, int decimals, String meaning) {
  /** How a figure is put beside another. */
  enum Beside {
    /** Of the unmoved first frame: how much less or more, in percent. */
    PERCENT,
    /** Of the unmoved first frame: the difference. */
    DIFFERENCE,
    /** Of the driver. */
    DRIVER,
    NOTHING
  }

  /** Of a person driven by herself. */
  static final List<FigureLine> SAME =
      List.of(
          new FigureLine(
              Figure.L1,
              Figure.L1_UNMOVED,
              Beside.PERCENT,
              "L1",
              4,
              "mean difference of colours, lower is better"),
          new FigureLine(
              Figure.PSNR,
              Figure.PSNR_UNMOVED,
              Beside.DIFFERENCE,
              "PSNR, dB",
              2,
              "higher is better"),
          new FigureLine(
              Figure.SSIM,
              Figure.SSIM_UNMOVED,
              Beside.DIFFERENCE,
              "SSIM",
              3,
              "likeness of structure, 1 is best"),
          new FigureLine(
              Figure.PERCEPTUAL,
              Figure.PERCEPTUAL_UNMOVED,
              Beside.PERCENT,
              "perceptual",
              3,
              "distance of SqueezeNet's features, lower is better; a model may have been trained on"
                  + " the same features"),
          new FigureLine(
              Figure.AKD,
              Figure.AKD_UNMOVED,
              Beside.PERCENT,
              "AKD, px",
              2,
              "distance of 468 face points, lower is better"),
          new FigureLine(
              Figure.AED,
              Figure.AED_UNMOVED,
              Beside.PERCENT,
              "AED",
              3,
              "distance of identities, lower is better"),
          new FigureLine(
              Figure.JITTER,
              Figure.JITTER_UNMOVED,
              Beside.PERCENT,
              "jitter, px",
              3,
              "trembling while the driver holds still, lower is better; unmoved: the driver's own"),
          new FigureLine(Figure.MOUTH_R, "mouth r", 2, "mouth opens as the driver's, 1 is best"),
          new FigureLine(Figure.BLINK_R, "blink r", 2, "lids close as the driver's, 1 is best"));

  /** Of a person driven by another. */
  static final List<FigureLine> CROSS =
      List.of(
          new FigureLine(
              Figure.POSE,
              Figure.POSE_UNMOVED,
              Beside.PERCENT,
              "head turn, °",
              2,
              "angle between the turns of output and driver, lower is better"),
          new FigureLine(
              Figure.CROSS_MOUTH_R, "mouth r", 2, "mouth opens as the driver's, 1 is best"),
          new FigureLine(
              Figure.CROSS_BLINK_R, "blink r", 2, "lids close as the driver's, 1 is best"),
          new FigureLine(
              Figure.MOUTH_GAP,
              Figure.MOUTH_GAP_UNMOVED,
              Beside.PERCENT,
              "mouth difference",
              3,
              "of how far the mouth opened, over its width, lower is better"),
          new FigureLine(
              Figure.BLINK_GAP,
              Figure.BLINK_GAP_UNMOVED,
              Beside.PERCENT,
              "blink difference",
              3,
              "of how far the eyes opened, over their width, lower is better"),
          new FigureLine(
              Figure.IDENTITY_COSINE,
              Figure.IDENTITY_COSINE_DRIVER,
              Beside.DRIVER,
              "identity, cosine",
              3,
              "likeness to the source, 1 is best; beside it that of the driver, who is another"
                  + " person"),
          new FigureLine(
              Figure.IDENTITY,
              Figure.IDENTITY_DRIVER,
              Beside.DRIVER,
              "identity, distance",
              3,
              "from the source, lower is better; beside it the driver's"));

  FigureLine(Figure figure, String name, int decimals, String meaning) {
    this(figure, figure, Beside.NOTHING, name, decimals, meaning);
  }

  String value(Figures figures) {
    return MotionReport.cell(decimals, figures.get(figure));
  }

  String other(Figures figures) {
    return beside == Beside.NOTHING ? "" : MotionReport.cell(decimals, figures.get(other));
  }

  String change(Figures figures) {
    double value = figures.get(figure);
    double unmoved = figures.get(other);
    if (!Double.isFinite(value / unmoved)) {
      return "";
    }
    return switch (beside) {
      case PERCENT -> String.format(Locale.ROOT, "%+.0f %%", 100 * (value / unmoved - 1));
      case DIFFERENCE -> String.format(Locale.ROOT, "%+." + decimals + "f", value - unmoved);
      case DRIVER, NOTHING -> "";
    };
  }
}
