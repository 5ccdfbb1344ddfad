package kukla.models.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Curves over time as a picture in SVG, coloured by the page that holds it. */
final class LinePlot {
  private static final int WIDTH = 380;
  private static final int HEIGHT = 150;
  private static final int LEFT = 40;
  private static final int RIGHT = 6;
  private static final int TOP = 18;
  private static final int BOTTOM = 18;

  /**
   * A curve.
   *
   * @param name in the legend, and its class in the page's style
   * @param values one for each time; the curve has a gap where one is not a number
   */
  record Curve(String name, List<Double> values) {}

  private LinePlot() {}

  /**
   * @param title what is plotted, with its unit
   * @param seconds when
   * @param zero whether the axis begins at zero
   */
  static String svg(String title, List<Double> seconds, List<Curve> curves, boolean zero) {
    double low = zero ? 0 : Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Curve curve : curves) {
      for (double value : curve.values()) {
        low = Double.isFinite(value) ? Math.min(low, value) : low;
        high = Double.isFinite(value) ? Math.max(high, value) : high;
      }
    }
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg class=\"plot\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s over time\">"
            .formatted(WIDTH, HEIGHT, Html.text(title)));
    svg.append(
        "<text class=\"title\" x=\"%d\" y=\"12\">%s</text>".formatted(LEFT, Html.text(title)));
    if (seconds.isEmpty() || !(high >= low)) {
      svg.append("<text x=\"%d\" y=\"80\">nothing measured</text></svg>".formatted(LEFT));
      return svg.toString();
    }
    high = high > low ? high : low + 1;
    legend(svg, curves);
    axis(svg, low, high, seconds.get(0), seconds.get(seconds.size() - 1));
    double from = seconds.get(0);
    double span = Math.max(1e-9, seconds.get(seconds.size() - 1) - from);
    for (Curve curve : curves) {
      for (String points : runs(seconds, curve.values(), from, span, low, high)) {
        svg.append(
            "<polyline class=\"%s\" points=\"%s\"/>".formatted(Html.text(curve.name()), points));
      }
    }
    return svg.append("</svg>\n").toString();
  }

  private static void legend(StringBuilder svg, List<Curve> curves) {
    int right = WIDTH - RIGHT;
    for (int i = curves.size() - 1; i >= 0 && curves.size() > 1; i--) {
      String name = curves.get(i).name();
      svg.append(
          "<text class=\"legend %s\" x=\"%d\" y=\"12\" text-anchor=\"end\">%s</text>"
              .formatted(Html.text(name), right, Html.text(name)));
      right -= 8 * name.length() + 10;
    }
  }

  private static void axis(StringBuilder svg, double low, double high, double from, double to) {
    int bottom = HEIGHT - BOTTOM;
    for (double value : new double[] {low, (low + high) / 2, high}) {
      double y = y(value, low, high);
      svg.append(
          String.format(
              Locale.ROOT,
              "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                  + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
              LEFT,
              WIDTH - RIGHT,
              y,
              y,
              LEFT - 5,
              y + 4,
              number(value, high - low)));
    }
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\">%.1f s</text>"
                + "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%.1f s</text>",
            LEFT,
            bottom + 14,
            from,
            WIDTH - RIGHT,
            bottom + 14,
            to));
  }

  private static String number(double value, double span) {
    int decimals = span >= 20 ? 0 : span >= 2 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** The points of each stretch without a gap. */
  private static List<String> runs(
      List<Double> seconds,
      List<Double> values,
      double from,
      double span,
      double low,
      double high) {
    List<String> runs = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      if (Double.isFinite(values.get(i))) {
        double x = LEFT + (seconds.get(i) - from) / span * (WIDTH - LEFT - RIGHT);
        run.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y(values.get(i), low, high)));
      } else if (!run.isEmpty()) {
        runs.add(run.toString().strip());
        run.setLength(0);
      }
    }
    if (!run.isEmpty()) {
      runs.add(run.toString().strip());
    }
    return runs;
  }

  private static double y(double value, double low, double high) {
    return TOP + 4 + (1 - (value - low) / (high - low)) * (HEIGHT - TOP - BOTTOM - 4);
  }
}
