package kukla.inference.engine.graph;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a graph.
 *
 * @param operator ONNX's word, such as {@code Conv}
 * @param name as the file has it, may be empty
 * @param inputs names of values; an empty name stands for one left out
 * @param outputs names of values
 * @param attributes Long, Float, String, List of Long, List of Float or Constant by name
 */
public record Node(
    String operator,
    String name,
    List<String> inputs,
    List<String> outputs,
    Map<String, Object> attributes) {
  public Node {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    attributes = Map.copyOf(attributes);
  }

  /** Name of an input, or null where it is left out. */
  public @Nullable String input(int index) {
    return index < inputs.size() && !inputs.get(index).isEmpty() ? inputs.get(index) : null;
  }

  /** Name of the first output. */
  public String output() {
    return outputs.get(0);
  }

  /** A whole number. */
  public long integer(String attribute, long otherwise) {
    return attributes.get(attribute) instanceof Long value ? value : otherwise;
  }

  /** A real number. */
  public double real(String attribute, double otherwise) {
    return attributes.get(attribute) instanceof Float value ? value : otherwise;
  }

  /** A word. */
  public String text(String attribute, String otherwise) {
    return attributes.get(attribute) instanceof String value ? value : otherwise;
  }

  /** Whole numbers, or null where the attribute is left out. */
  public long @Nullable [] integers(String attribute) {
    return attributes.get(attribute) instanceof List<?> values
        ? values.stream().mapToLong(value -> ((Number) value).longValue()).toArray()
        : null;
  }

  /** Whole numbers. */
  public long[] integers(String attribute, long... otherwise) {
    long[] found = integers(attribute);
    return found == null ? otherwise : found;
  }
}
