package kukla.models.evaluate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import kukla.inference.face.MaskModel.Part;

/**
 * How well a mask model tells the parts of a crop apart. Gathers pixel by pixel, over all crops;
 * one thread.
 */
final class MaskFigures {

  /** Pixels by what they are, then by what the model says. */
  private final long[][] pixels = new long[Part.values().length][Part.values().length];

  private long crops;

  /**
   * Counts a crop.
   *
   * @param labels the part that each pixel shows, by its place in {@link Part}; below 0 where
   *     nobody knows
   * @param masks what the model says, (parts, side, side)
   */
  void add(float[] labels, float[] masks) {
    int count = masks.length / Part.values().length;
    for (int i = 0; i < count; i++) {
      int label = (int) labels[i];
      if (label >= 0) {
        pixels[label][likeliest(masks, i, count)]++;
      }
    }
    crops++;
  }

  private static int likeliest(float[] masks, int pixel, int count) {
    int best = 0;
    for (int part = 1; part < Part.values().length; part++) {
      if (masks[part * count + pixel] > masks[best * count + pixel]) {
        best = part;
      }
    }
    return best;
  }

  /** Crops so far. */
  long crops() {
    return crops;
  }

  /**
   * Intersection over union of a part: pixels that are it and are said to be, over those that are
   * or are said to be. Not a number where there are none.
   */
  double overlap(Part part) {
    int p = part.ordinal();
    long union = -pixels[p][p];
    for (int i = 0; i < pixels.length; i++) {
      union += pixels[p][i] + pixels[i][p];
    }
    return union == 0 ? Double.NaN : (double) pixels[p][p] / union;
  }

  /** Mean overlap of the parts that there are. */
  double meanOverlap() {
    double sum = 0;
    int count = 0;
    for (Part part : Part.values()) {
      double overlap = overlap(part);
      if (Double.isFinite(overlap)) {
        sum += overlap;
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  /** Share of the pixels that are said to be what they are. */
  double accuracy() {
    long right = 0;
    long all = 0;
    for (int i = 0; i < pixels.length; i++) {
      right += pixels[i][i];
      for (long count : pixels[i]) {
        all += count;
      }
    }
    return all == 0 ? Double.NaN : (double) right / all;
  }

  /**
   * For machines: indented, one line feed at the end; a figure that was not measured is null.
   *
   * @param model its name
   * @param engine that ran it
   * @param lookMilliseconds median time of one look
   * @param leftOut a sentence for each clip of which no crop was drawn
   */
  String json(String model, String engine, double lookMilliseconds, List<String> leftOut) {
    ObjectNode root = FigureJson.empty();
    root.put("model", model);
    root.put("engine", engine);
    ObjectNode mean = root.putObject("mean");
    mean.put("crops", crops);
    for (Part part : Part.values()) {
      FigureJson.put(mean, "iou_" + name(part), overlap(part));
    }
    FigureJson.put(mean, "iou", meanOverlap());
    FigureJson.put(mean, "accuracy", accuracy());
    FigureJson.put(mean, "look_ms", lookMilliseconds);
    FigureJson.put(root, "left_out", leftOut);
    return FigureJson.text(root);
  }

  /** A table for people. */
  String table() {
    StringBuilder table = new StringBuilder();
    for (Part part : Part.values()) {
      table.append("%-12s %s%n".formatted(name(part), percent(overlap(part))));
    }
    table.append("%-12s %s%n".formatted("mean", percent(meanOverlap())));
    table.append("%-12s %s of %d crops%n".formatted("pixels", percent(accuracy()), crops));
    return table.toString();
  }

  private static String percent(double share) {
    return Double.isFinite(share) ? String.format(Locale.ROOT, "%5.1f %%", 100 * share) : "-";
  }

  private static String name(Part part) {
    return part.name().toLowerCase(Locale.ROOT);
  }
}
