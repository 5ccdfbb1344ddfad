package kukla.models.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/**
 * What {@code evaluate motion} found.
 *
 * @param model what was judged
 * @param every one frame in so many was measured
 * @param clips figures by clip
 * @param pairs figures by source and driver, empty where that was not asked for
 * @param leftOut a sentence for each clip that could not be measured
 */
record MotionReport(
    JudgedModel model,
    int every,
    List<ClipFigures> clips,
    List<CrossFigures> pairs,
    List<String> leftOut) {

  /** Unweighted over clips. */
  Figures mean() {
    return Figures.mean(clips.stream().map(ClipFigures::figures).toList());
  }

  /** Unweighted over pairs. */
  Figures crossMean() {
    return Figures.mean(pairs.stream().map(CrossFigures::figures).toList());
  }

  /** Indented, one line feed at the end; a figure that was not measured is null. */
  String json() {
    ObjectNode root = FigureJson.empty();
    root.put("model", model.name());
    root.put("engine", model.engine());
    root.put("precision", model.precision());
    root.put("commit", model.commit());
    ObjectNode files = root.putObject("model_sha256");
    model.sha256().forEach(files::put);
    root.put("model_steps", model.steps());
    root.put("model_commit", model.trainedBy());
    root.put("every", every);
    Figures mean = mean();
    ObjectNode means = root.putObject("mean");
    put(means, mean, Figure.SAME);
    FigureJson.put(means, "l1_below_unmoved", mean.below(Figure.L1, Figure.L1_UNMOVED));
    FigureJson.put(means, "akd_below_unmoved", mean.below(Figure.AKD, Figure.AKD_UNMOVED));
    ArrayNode list = root.putArray("clips");
    for (ClipFigures clip : clips) {
      ObjectNode node = list.addObject();
      node.put("clip", clip.clip());
      node.put("frames", clip.frames());
      node.put("frames_without_face", clip.framesWithoutFace());
      put(node, clip.figures(), Figure.SAME);
    }
    ObjectNode cross = root.putObject("cross");
    put(cross.putObject("mean"), crossMean(), Figure.CROSS);
    ArrayNode together = cross.putArray("pairs");
    for (CrossFigures pair : pairs) {
      ObjectNode node = together.addObject();
      node.put("source", pair.source());
      node.put("driver", pair.driver());
      node.put("frames", pair.frames());
      node.put("frames_without_face", pair.framesWithoutFace());
      put(node, pair.figures(), Figure.CROSS);
    }
    FigureJson.put(root, "left_out", leftOut);
    return FigureJson.text(root);
  }

  private static void put(ObjectNode node, Figures figures, List<Figure> which) {
    for (Figure figure : which) {
      FigureJson.put(node, figure.key(), figures.get(figure));
    }
  }

  /** Tables for people. */
  String table() {
    StringBuilder table = new StringBuilder();
    table.append(
        row(
            "clip", "frames", "l1", "unmoved", "psnr", "ssim", "akd_px", "unmoved", "mouth_r",
            "blink_r", "aed", "jitter"));
    for (ClipFigures clip : clips) {
      table.append(row(clip.clip(), clip.frames(), clip.figures()));
    }
    Figures mean = mean();
    table.append(row("mean", clips.stream().mapToInt(ClipFigures::frames).sum(), mean));
    table.append(
        "below unmoved: l1 %s %%, akd %s %%%n"
            .formatted(
                cell(1, 100 * mean.below(Figure.L1, Figure.L1_UNMOVED)),
                cell(1, 100 * mean.below(Figure.AKD, Figure.AKD_UNMOVED))));
    if (!pairs.isEmpty()) {
      table.append(
          crossRow(
              "source ← driver",
              "frames",
              "pose°",
              "unmoved",
              "mouth_r",
              "blink_r",
              "cosine",
              "driver's"));
      pairs.forEach(pair -> table.append(crossRow(pair.name(), pair.frames(), pair.figures())));
      int frames = pairs.stream().mapToInt(CrossFigures::frames).sum();
      table.append(crossRow("mean", frames, crossMean()));
    }
    return table.toString();
  }

  private static String row(Object... cells) {
    return "%-16s %6s %7s %7s %6s %6s %7s %7s %7s %7s %6s %7s%n".formatted(cells);
  }

  private static String row(String name, int frames, Figures figures) {
    return row(
        name,
        frames,
        cell(4, figures.get(Figure.L1)),
        cell(4, figures.get(Figure.L1_UNMOVED)),
        cell(2, figures.get(Figure.PSNR)),
        cell(3, figures.get(Figure.SSIM)),
        cell(2, figures.get(Figure.AKD)),
        cell(2, figures.get(Figure.AKD_UNMOVED)),
        cell(2, figures.get(Figure.MOUTH_R)),
        cell(2, figures.get(Figure.BLINK_R)),
        cell(3, figures.get(Figure.AED)),
        cell(3, figures.get(Figure.JITTER)));
  }

  private static String crossRow(Object... cells) {
    return "%-36s %6s %7s %7s %7s %7s %7s %8s%n".formatted(cells);
  }

  private static String crossRow(String name, int frames, Figures figures) {
    return crossRow(
        name,
        frames,
        cell(2, figures.get(Figure.POSE)),
        cell(2, figures.get(Figure.POSE_UNMOVED)),
        cell(2, figures.get(Figure.CROSS_MOUTH_R)),
        cell(2, figures.get(Figure.CROSS_BLINK_R)),
        cell(3, figures.get(Figure.IDENTITY_COSINE)),
        cell(3, figures.get(Figure.IDENTITY_COSINE_DRIVER)));
  }

  static String cell(int decimals, double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + decimals + "f", value) : "-";
  }
}
