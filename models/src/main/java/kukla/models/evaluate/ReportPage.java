package kukla.models.evaluate;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import kukla.models.evaluate.FramePoint.Both;
import kukla.models.evaluate.LinePlot.Curve;

/** The report for people: one page with tables, plots and pictures, in light and dark. */
final class ReportPage {
  private final MotionReport report;
  private final List<Gallery> clips;
  private final List<Gallery> pairs;
  private final String when;
  private final StringBuilder page = new StringBuilder();

  /**
   * @param clips pictures of each clip, in the report's order
   * @param pairs pictures of each pair
   * @param when it was measured, for people
   */
  ReportPage(MotionReport report, List<Gallery> clips, List<Gallery> pairs, String when) {
    this.report = report;
    this.clips = clips;
    this.pairs = pairs;
    this.when = when;
  }

  String html() {
    String title = report.model().name() + " judged";
    page.append(
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        """
            .formatted(Html.text(title), style()));
    heading();
    means();
    clipTable();
    pairTable();
    leftOut();
    for (int i = 0; i < clips.size(); i++) {
      clip(report.clips().get(i), clips.get(i));
    }
    for (int i = 0; i < pairs.size(); i++) {
      pair(report.pairs().get(i), pairs.get(i), i);
    }
    return page.append("</body>\n</html>\n").toString();
  }

  private static String style() {
    try (InputStream stream = ReportPage.class.getResourceAsStream("report.css")) {
      if (stream == null) {
        throw new IllegalStateException("expected report.css inside the program");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void heading() {
    JudgedModel model = report.model();
    int frames = report.clips().stream().mapToInt(ClipFigures::frames).sum();
    page.append("<header>\n<h1>%s</h1>\n<p>".formatted(Html.text(model.name())));
    page.append(
        "%d frames of %d clips%s, "
            .formatted(
                frames,
                report.clips().size(),
                report.every() == 1 ? "" : ", one in " + report.every()));
    page.append("engine %s in %s".formatted(model.engine(), model.precision()));
    if (model.commit() != null) {
      page.append(", program " + Html.text(model.commit()));
    }
    if (model.steps() != null) {
      page.append(", trained for %d steps".formatted(model.steps()));
    }
    page.append(", " + Html.text(when) + "</p>\n");
    page.append(
        "<p class=\"hash\">%s</p>\n</header>\n"
            .formatted(
                Html.text(
                    String.join(
                        " · ",
                        model.sha256().entrySet().stream()
                            .map(e -> e.getKey() + " " + e.getValue().substring(0, 12))
                            .toList()))));
  }

  /** How a figure is put beside another. */
  private enum Beside {
    /** Of the unmoved first frame: how much less or more, in percent. */
    PERCENT,
    /** Of the unmoved first frame: the difference. */
    DIFFERENCE,
    /** Of the driver. */
    DRIVER,
    NOTHING
  }

  /** A line of the table of means. */
  private record Line(
      Figure figure, Figure other, Beside beside, String name, int decimals, String meaning) {
    Line(Figure figure, String name, int decimals, String meaning) {
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

  private static final List<Line> SAME =
      List.of(
          new Line(
              Figure.L1,
              Figure.L1_UNMOVED,
              Beside.PERCENT,
              "L1",
              4,
              "mean difference of colours, lower is better"),
          new Line(
              Figure.PSNR,
              Figure.PSNR_UNMOVED,
              Beside.DIFFERENCE,
              "PSNR, dB",
              2,
              "higher is better"),
          new Line(
              Figure.SSIM,
              Figure.SSIM_UNMOVED,
              Beside.DIFFERENCE,
              "SSIM",
              3,
              "likeness of structure, 1 is best"),
          new Line(
              Figure.PERCEPTUAL,
              Figure.PERCEPTUAL_UNMOVED,
              Beside.PERCENT,
              "perceptual",
              3,
              "distance of SqueezeNet's features, lower is better; a model may have been trained on"
                  + " the same features"),
          new Line(
              Figure.AKD,
              Figure.AKD_UNMOVED,
              Beside.PERCENT,
              "AKD, px",
              2,
              "distance of 468 face points, lower is better"),
          new Line(
              Figure.AED,
              Figure.AED_UNMOVED,
              Beside.PERCENT,
              "AED",
              3,
              "distance of identities, lower is better"),
          new Line(
              Figure.JITTER,
              Figure.JITTER_UNMOVED,
              Beside.PERCENT,
              "jitter, px",
              3,
              "trembling while the driver holds still, lower is better; unmoved: the driver's own"),
          new Line(Figure.MOUTH_R, "mouth r", 2, "mouth opens as the driver's, 1 is best"),
          new Line(Figure.BLINK_R, "blink r", 2, "lids close as the driver's, 1 is best"));

  private static final List<Line> CROSS =
      List.of(
          new Line(
              Figure.POSE,
              Figure.POSE_UNMOVED,
              Beside.PERCENT,
              "head turn, °",
              2,
              "angle between the turns of output and driver, lower is better"),
          new Line(Figure.CROSS_MOUTH_R, "mouth r", 2, "mouth opens as the driver's, 1 is best"),
          new Line(Figure.CROSS_BLINK_R, "blink r", 2, "lids close as the driver's, 1 is best"),
          new Line(
              Figure.MOUTH_GAP,
              Figure.MOUTH_GAP_UNMOVED,
              Beside.PERCENT,
              "mouth difference",
              3,
              "of how far the mouth opened, over its width, lower is better"),
          new Line(
              Figure.BLINK_GAP,
              Figure.BLINK_GAP_UNMOVED,
              Beside.PERCENT,
              "blink difference",
              3,
              "of how far the eyes opened, over their width, lower is better"),
          new Line(
              Figure.IDENTITY_COSINE,
              Figure.IDENTITY_COSINE_DRIVER,
              Beside.DRIVER,
              "identity, cosine",
              3,
              "likeness to the source, 1 is best; beside it that of the driver, who is another"
                  + " person"),
          new Line(
              Figure.IDENTITY,
              Figure.IDENTITY_DRIVER,
              Beside.DRIVER,
              "identity, distance",
              3,
              "from the source, lower is better; beside it the driver's"));

  private void means() {
    page.append("<h2>Means</h2>\n");
    means("same person, from the first frame", SAME, report.mean());
    if (!report.pairs().isEmpty()) {
      means("a person driven by another", CROSS, report.crossMean());
    }
  }

  private void means(String title, List<Line> lines, Figures mean) {
    page.append("<table>\n<caption>%s</caption>\n".formatted(Html.text(title)));
    page.append(
        "<thead><tr><th>figure</th><th>output</th><th>unmoved</th><th>change</th><th"
            + " class=\"words\"></th></tr></thead>\n<tbody>\n");
    for (Line line : lines) {
      String other = line.other(mean);
      page.append(
          "<tr><th>%s</th><td class=\"main\">%s</td><td>%s</td><td>%s</td><td class=\"words\">%s</td></tr>\n"
              .formatted(
                  line.name(),
                  line.value(mean),
                  line.beside() == Beside.DRIVER ? "driver " + other : other,
                  line.change(mean),
                  Html.text(line.meaning())));
    }
    page.append("</tbody>\n</table>\n");
  }

  private void clipTable() {
    page.append(
        "<h2>Clips</h2>\n<p class=\"note\">small: the unmoved first frame</p>\n<div class=\"wide\"><table>\n<thead><tr><th>clip</th>");
    page.append("<th>frames</th><th>no face</th>");
    SAME.forEach(line -> page.append("<th>%s</th>".formatted(line.name())));
    page.append("</tr></thead>\n<tbody>\n");
    for (ClipFigures clip : report.clips()) {
      row(anchor(clip), clip.clip(), clip.frames(), clip.framesWithoutFace(), SAME, clip.figures());
    }
    page.append("</tbody>\n</table></div>\n");
  }

  private void pairTable() {
    if (report.pairs().isEmpty()) {
      return;
    }
    page.append(
        "<h2>Source ← driver</h2>\n<p class=\"note\">small: the unmoved source; of identity, the"
            + " driver</p>\n");
    page.append("<div class=\"wide\"><table>\n<thead><tr><th></th>");
    page.append("<th>frames</th><th>no face</th>");
    CROSS.forEach(line -> page.append("<th>%s</th>".formatted(line.name())));
    page.append("</tr></thead>\n<tbody>\n");
    for (int i = 0; i < report.pairs().size(); i++) {
      CrossFigures pair = report.pairs().get(i);
      row("pair-" + i, pair.name(), pair.frames(), pair.framesWithoutFace(), CROSS, pair.figures());
    }
    page.append("</tbody>\n</table></div>\n");
  }

  private void row(
      String anchor, String name, int frames, int faceless, List<Line> lines, Figures figures) {
    page.append(
        "<tr><th><a href=\"#%s\">%s</a></th><td>%d</td><td%s>%d</td>"
            .formatted(
                anchor, Html.text(name), frames, faceless > 0 ? " class=\"bad\"" : "", faceless));
    for (Line line : lines) {
      String other = line.other(figures);
      boolean measured = Double.isFinite(figures.get(line.figure()));
      page.append(
          "<td>%s%s</td>"
              .formatted(
                  line.value(figures),
                  other.isEmpty() || !measured ? "" : " <small>%s</small>".formatted(other)));
    }
    page.append("</tr>\n");
  }

  private void leftOut() {
    if (report.leftOut().isEmpty()) {
      return;
    }
    page.append("<h2>Left out</h2>\n<ul class=\"bad\">\n");
    report
        .leftOut()
        .forEach(sentence -> page.append("<li>%s</li>\n".formatted(Html.text(sentence))));
    page.append("</ul>\n");
  }

  private String anchor(ClipFigures clip) {
    return "clip-" + report.clips().indexOf(clip);
  }

  private void clip(ClipFigures clip, Gallery gallery) {
    page.append(
        "<section id=\"%s\">\n<h2>%s</h2>\n".formatted(anchor(clip), Html.text(clip.clip())));
    pictures(clip.clip(), sheet(clip, gallery), worst(LEGEND, gallery, true));
    page.append("<div class=\"plots\">\n");
    both(clip.points(), "mouth, gap ÷ width", FramePoint::mouth, true);
    both(clip.points(), "eyes, gap ÷ width", FramePoint::eyes, true);
    one(clip.points(), "AKD, px", FramePoint::akd);
    page.append("</div>\n</section>\n");
  }

  private void pair(CrossFigures pair, Gallery gallery, int index) {
    page.append("<section id=\"pair-%d\">\n<h2>%s</h2>\n".formatted(index, Html.text(pair.name())));
    pictures(pair.name(), sheet(pair, gallery), worst(CROSS_LEGEND, gallery, false));
    page.append("<div class=\"plots\">\n");
    both(pair.points(), "mouth, gap ÷ width", FramePoint::mouth, true);
    both(pair.points(), "eyes, gap ÷ width", FramePoint::eyes, true);
    both(pair.points(), "turn to the side, °", FramePoint::yaw, false);
    page.append("</div>\n</section>\n");
  }

  private void pictures(String name, BufferedImage sheet, BufferedImage worst) {
    page.append("<div class=\"wide\">\n");
    page.append(Html.picture(sheet, "source, drivers and outputs of " + name));
    page.append("</div>\n<details open><summary>worst frames</summary><div class=\"wide\">\n");
    page.append(Html.picture(worst, "worst frames of " + name));
    page.append("</div></details>\n");
  }

  private static final List<String> LEGEND =
      List.of("above: the source", "right: driver, output,", "4 × their difference");
  private static final List<String> CROSS_LEGEND =
      List.of("above: the source", "right: driver, output");

  /** Frames spread over the clip. */
  static BufferedImage sheet(ClipFigures clip, Gallery gallery) {
    return spread(List.of(clip.clip()), LEGEND, gallery, true);
  }

  /** The same of a pair. */
  static BufferedImage sheet(CrossFigures pair, Gallery gallery) {
    return spread(List.of(pair.source(), "← " + pair.driver()), CROSS_LEGEND, gallery, false);
  }

  private static BufferedImage spread(
      List<String> names, List<String> legend, Gallery gallery, boolean withError) {
    List<Gallery.Shown> frames = gallery.samples();
    List<String> captions = frames.stream().map(shown -> "frame " + shown.index()).toList();
    List<String> lines = Stream.concat(names.stream(), legend.stream()).toList();
    return ContactSheet.of(gallery.source(), lines, frames, captions, withError);
  }

  private static BufferedImage worst(List<String> legend, Gallery gallery, boolean withError) {
    List<Gallery.Shown> frames = gallery.worst();
    List<String> captions = frames.stream().map(gallery::words).toList();
    return ContactSheet.of(gallery.source(), legend, frames, captions, withError);
  }

  private void both(
      List<FramePoint> points, String title, Function<FramePoint, Both> what, boolean zero) {
    List<Double> driver = new ArrayList<>();
    List<Double> output = new ArrayList<>();
    for (FramePoint point : points) {
      driver.add(what.apply(point).driver());
      output.add(what.apply(point).output());
    }
    List<Curve> curves = List.of(new Curve("driver", driver), new Curve("output", output));
    page.append(LinePlot.svg(title, seconds(points), curves, zero));
  }

  private void one(List<FramePoint> points, String title, ToDoubleFunction<FramePoint> what) {
    List<Double> values = points.stream().map(what::applyAsDouble).toList();
    page.append(LinePlot.svg(title, seconds(points), List.of(new Curve("output", values)), true));
  }

  private static List<Double> seconds(List<FramePoint> points) {
    return points.stream().map(FramePoint::seconds).toList();
  }
}
