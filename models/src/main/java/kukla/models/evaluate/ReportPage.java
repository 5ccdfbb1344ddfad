package kukla.models.evaluate;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
    page.append(new ReportTables(report).html());
    leftOut();
    for (int i = 0; i < clips.size(); i++) {
      clip(report.clips().get(i), clips.get(i), i);
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

  private void clip(ClipFigures clip, Gallery gallery, int index) {
    page.append(
        "<section id=\"%s\">\n<h2>%s</h2>\n"
            .formatted(ReportTables.clipAnchor(index), Html.text(clip.clip())));
    pictures(clip.clip(), sheet(clip, gallery), worst(LEGEND, gallery, true));
    page.append("<div class=\"plots\">\n");
    both(clip.points(), "mouth, gap ÷ width", FramePoint::mouth, true);
    both(clip.points(), "eyes, gap ÷ width", FramePoint::eyes, true);
    one(clip.points(), "AKD, px", FramePoint::akd);
    page.append("</div>\n</section>\n");
  }

  private void pair(CrossFigures pair, Gallery gallery, int index) {
    page.append(
        "<section id=\"%s\">\n<h2>%s</h2>\n"
            .formatted(ReportTables.pairAnchor(index), Html.text(pair.name())));
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
