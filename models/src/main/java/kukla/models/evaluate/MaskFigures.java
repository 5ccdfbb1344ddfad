package kukla.models.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import kukla.inference.face.MaskModel.Part;

/**
 * How well a mask model tells the parts of a crop apart. Gathers pixel by pixel, over all crops;
 * one thread.
 */
final class MaskFigures {
  private static final JsonMapper JSON = JsonMapper.builder().build();

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
   */
  String json(String model, String engine, double lookMilliseconds) {
    ObjectNode root = JSON.createObjectNode();
    root.put("model", model);
    root.put("engine", engine);
    ObjectNode mean = root.putObject("mean");
    mean.put("crops", crops);
    for (Part part : Part.values()) {
      put(mean, "iou_" + name(part), overlap(part));
    }
    put(mean, "iou", meanOverlap());
    put(mean, "accuracy", accuracy());
    put(mean, "look_ms", lookMilliseconds);
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void put(ObjectNode node, String key, double value) {
    if (Double.isFinite(value)) {
      node.put(key, Math.round(value * 1e4) / 1e4);
    } else {
      node.putNull(key);
    }
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
    return Double.isFinite(share) ? "%5.1f %%".formatted(100 * share) : "-";
  }

  private static String name(Part part) {
    return part.name().toLowerCase(Locale.ROOT);
  }
}
