package kukla.models.train;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import kukla.inference.Fault;
import kukla.inference.file.AtomicFile;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws {@code loss.png}, {@code learning-rate.png} and, where keypoints are supervised, {@code
 * keypoints.png} of a training folder.
 */
final class TrainingCharts {
  /** Points a curve; each is the mean of its share of the steps. */
  private static final int POINTS = 400;

  private static final Set<String> NO_LOSS = Set.of("step", "learning_rate", "seconds");

  /** How the names of numbers begin that tell a keypoint's distance from its landmarks, pixels. */
  static final String AWAY = "away_";

  private TrainingCharts() {}

  static void write(Path out, List<Map<String, Double>> rows) {
    if (rows.size() < 2) {
      return;
    }
    Set<String> losses = new LinkedHashSet<>(rows.get(rows.size() - 1).keySet());
    Set<String> points = new LinkedHashSet<>(losses);
    points.removeIf(name -> !name.startsWith(AWAY));
    losses.removeIf(
        name ->
            NO_LOSS.contains(name)
                || name.endsWith("_per_second")
                || name.startsWith("gradient_")
                || points.contains(name));
    XYChart loss = chart("loss");
    loss.getStyler().setYAxisLogarithmic(true);
    losses.forEach(name -> add(loss, rows, name));
    save(loss, out.resolve("loss.png"));
    XYChart rate = chart("learning rate");
    rate.getStyler().setLegendVisible(false);
    add(rate, rows, "learning_rate");
    save(rate, out.resolve("learning-rate.png"));
    XYChart away = chart("pixels from the landmarks");
    away.getStyler().setYAxisLogarithmic(true);
    points.forEach(name -> add(away, rows, name));
    save(away, out.resolve("keypoints.png"));
  }

  private static XYChart chart(String title) {
    XYChart chart =
        new XYChartBuilder().width(1000).height(600).xAxisTitle("step").yAxisTitle(title).build();
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
    return chart;
  }

  private static void add(XYChart chart, List<Map<String, Double>> rows, String name) {
    int bin = Math.max(1, rows.size() / POINTS);
    int count = rows.size() / bin;
    double[] steps = new double[count];
    double[] values = new double[count];
    boolean positive = false;
    for (int i = 0; i < count; i++) {
      for (Map<String, Double> row : rows.subList(i * bin, (i + 1) * bin)) {
        steps[i] += row.getOrDefault("step", 0.0) / bin;
        values[i] += row.getOrDefault(name, 0.0) / bin;
      }
      // a logarithmic axis has no zero
      values[i] = Double.isFinite(values[i]) ? Math.max(values[i], 1e-9) : 1e-9;
      positive |= values[i] > 1e-9;
    }
    if (positive) {
      XYSeries series = chart.addSeries(name, steps, values);
      series.setMarker(SeriesMarkers.NONE);
      series.setLineWidth(name.equals("loss") ? 2.5f : 1.3f);
    }
  }

  private static void save(XYChart chart, Path file) {
    if (chart.getSeriesMap().isEmpty()) {
      return;
    }
    BufferedImage picture = BitmapEncoder.getBufferedImage(chart);
    writePng(picture, file);
  }

  /** A picture as PNG, whole or not at all. */
  static void writePng(BufferedImage picture, Path file) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", bytes);
    } catch (IOException e) {
      throw new Fault("writing " + file + ": found " + e.getMessage(), e);
    }
    AtomicFile.write(file, bytes.toByteArray());
  }
}
