package kukla.models.evaluate;

import java.util.List;

/** The report's tables of figures: means, clips, pairs. */
final class ReportTables {
  private final MotionReport report;
  private final StringBuilder page = new StringBuilder();

  ReportTables(MotionReport report) {
    this.report = report;
  }

  /** Where the page shows a clip's pictures. */
  static String clipAnchor(int index) {
    return "clip-" + index;
  }

  /** Where it shows a pair's. */
  static String pairAnchor(int index) {
    return "pair-" + index;
  }

  /** All tables. */
  String html() {
    page.append("<h2>Means</h2>\n");
    means("same person, from the first frame", FigureLine.SAME, report.mean());
    if (!report.pairs().isEmpty()) {
      means("a person driven by another", FigureLine.CROSS, report.crossMean());
    }
    clipTable();
    pairTable();
    return page.toString();
  }

  private void means(String title, List<FigureLine> lines, Figures mean) {
    page.append("<table>\n<caption>%s</caption>\n".formatted(Html.text(title)));
    page.append(
        "<thead><tr><th>figure</th><th>output</th><th>unmoved</th><th>change</th><th"
            + " class=\"words\"></th></tr></thead>\n<tbody>\n");
    for (FigureLine line : lines) {
      String other = line.other(mean);
      page.append(
          "<tr><th>%s</th><td class=\"main\">%s</td><td>%s</td><td>%s</td><td class=\"words\">%s</td></tr>\n"
              .formatted(
                  line.name(),
                  line.value(mean),
                  line.beside() == FigureLine.Beside.DRIVER ? "driver " + other : other,
                  line.change(mean),
                  Html.text(line.meaning())));
    }
    page.append("</tbody>\n</table>\n");
  }

  private void clipTable() {
    page.append(
        "<h2>Clips</h2>\n<p class=\"note\">small: the unmoved first frame</p>\n<div class=\"wide\"><table>\n<thead><tr><th>clip</th>");
    page.append("<th>frames</th><th>no face</th>");
    FigureLine.SAME.forEach(line -> page.append("<th>%s</th>".formatted(line.name())));
    page.append("</tr></thead>\n<tbody>\n");
    for (int i = 0; i < report.clips().size(); i++) {
      ClipFigures clip = report.clips().get(i);
      row(
          clipAnchor(i),
          clip.clip(),
          clip.frames(),
          clip.framesWithoutFace(),
          FigureLine.SAME,
          clip.figures());
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
    FigureLine.CROSS.forEach(line -> page.append("<th>%s</th>".formatted(line.name())));
    page.append("</tr></thead>\n<tbody>\n");
    for (int i = 0; i < report.pairs().size(); i++) {
      CrossFigures pair = report.pairs().get(i);
      row(
          pairAnchor(i),
          pair.name(),
          pair.frames(),
          pair.framesWithoutFace(),
          FigureLine.CROSS,
          pair.figures());
    }
    page.append("</tbody>\n</table></div>\n");
  }

  private void row(
      String anchor,
      String name,
      int frames,
      int faceless,
      List<FigureLine> lines,
      Figures figures) {
    page.append(
        "<tr><th><a href=\"#%s\">%s</a></th><td>%d</td><td%s>%d</td>"
            .formatted(
                anchor, Html.text(name), frames, faceless > 0 ? " class=\"bad\"" : "", faceless));
    for (FigureLine line : lines) {
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
}
