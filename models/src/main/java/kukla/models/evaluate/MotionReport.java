package kukla.models.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What {@code evaluate motion} found.
 *
 * @param model its name
 * @param engine that ran it
 * @param every one frame in so many was measured
 * @param clips figures by clip
 * @param leftOut a sentence for each clip that could not be measured
 */
record MotionReport(
    String model, String engine, int every, List<ClipFigures> clips, List<String> leftOut) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Unweighted over clips. */
  Figures mean() {
    return Figures.mean(clips.stream().map(ClipFigures::figures).toList());
  }

  /** Indented, one line feed at the end; a figure that was not measured is null. */
  String json() {
    ObjectNode root = JSON.createObjectNode();
    root.put("model", model);
    root.put("engine", engine);
    root.put("every", every);
    Figures mean = mean();
    ObjectNode means = root.putObject("mean");
    put(means, mean);
    put(means, "l1_below_unmoved", mean.below(Figure.L1, Figure.L1_UNMOVED));
    put(means, "akd_below_unmoved", mean.below(Figure.AKD, Figure.AKD_UNMOVED));
    ArrayNode list = root.putArray("clips");
    for (ClipFigures clip : clips) {
      ObjectNode node = list.addObject();
      node.put("clip", clip.clip());
      node.put("frames", clip.frames());
      node.put("frames_without_face", clip.framesWithoutFace());
      put(node, clip.figures());
    }
    ArrayNode sentences = root.putArray("left_out");
    leftOut.forEach(sentences::add);
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void put(ObjectNode node, Figures figures) {
    for (Figure figure : Figure.values()) {
      put(node, figure.key(), figures.get(figure));
    }
  }

  private static void put(ObjectNode node, String key, double value) {
    if (Double.isFinite(value)) {
      node.put(key, Math.round(value * 1e6) / 1e6);
    } else {
      node.putNull(key);
    }
  }

  /** A table for people. */
  String table() {
    StringBuilder table = new StringBuilder();
    table.append(
        "%-16s %6s %7s %7s %7s %7s %7s %7s %6s %7s%n"
            .formatted(
                "clip", "frames", "l1", "unmoved", "akd_px", "unmoved", "mouth_r", "blink_r", "aed",
                "jitter"));
    for (ClipFigures clip : clips) {
      table.append(row(clip.clip(), clip.frames(), clip.figures()));
    }
    int frames = clips.stream().mapToInt(ClipFigures::frames).sum();
    Figures mean = mean();
    table.append(row("mean", frames, mean));
    table.append(
        "below unmoved: l1 %.1f %%, akd %.1f %%%n"
            .formatted(
                100 * mean.below(Figure.L1, Figure.L1_UNMOVED),
                100 * mean.below(Figure.AKD, Figure.AKD_UNMOVED)));
    return table.toString();
  }

  private static String row(String name, int frames, Figures figures) {
    return "%-16s %6d %7s %7s %7s %7s %7s %7s %6s %7s%n"
        .formatted(
            name,
            frames,
            cell(4, figures.get(Figure.L1)),
            cell(4, figures.get(Figure.L1_UNMOVED)),
            cell(2, figures.get(Figure.AKD)),
            cell(2, figures.get(Figure.AKD_UNMOVED)),
            cell(2, figures.get(Figure.MOUTH_R)),
            cell(2, figures.get(Figure.BLINK_R)),
            cell(3, figures.get(Figure.AED)),
            cell(3, figures.get(Figure.JITTER)));
  }

  private static String cell(int decimals, double value) {
    return Double.isFinite(value) ? ("%." + decimals + "f").formatted(value) : "-";
  }
}
