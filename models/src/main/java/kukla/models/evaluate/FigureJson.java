package kukla.models.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Figures for machines, six decimals each; one that was not measured is null. */
final class FigureJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private FigureJson() {}

  static ObjectNode empty() {
    return JSON.createObjectNode();
  }

  static void put(ObjectNode node, String key, double figure) {
    if (Double.isFinite(figure)) {
      node.put(key, rounded(figure));
    } else {
      node.putNull(key);
    }
  }

  static void put(ObjectNode node, String key, double[] figures) {
    ArrayNode list = node.putArray(key);
    for (double figure : figures) {
      if (Double.isFinite(figure)) {
        list.add(rounded(figure));
      } else {
        list.addNull();
      }
    }
  }

  static void put(ObjectNode node, String key, List<String> sentences) {
    ArrayNode list = node.putArray(key);
    sentences.forEach(list::add);
  }

  private static double rounded(double figure) {
    return Math.round(figure * 1e6) / 1e6;
  }

  /** Indented, one line feed at the end. */
  static String text(ObjectNode root) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
