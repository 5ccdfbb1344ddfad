package kukla.inference.engine.tensorrt.plan;

import java.util.List;
import java.util.Objects;
import kukla.inference.engine.graph.OnnxGraph;

/**
 * What decides on a layer's precision.
 *
 * @param kind what it does
 * @param inputs names of tensors, in order
 * @param outputs names of tensors
 */
public record Layer(Kind kind, List<String> inputs, List<String> outputs) {
  /** What a layer does, as far as it matters. */
  public enum Kind {
    CONVOLUTION,
    GRID_SAMPLE,
    OTHER
  }

  public Layer {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /** The layers of an ONNX graph, in its order. */
  public static List<Layer> of(OnnxGraph graph) {
    return graph.nodes().stream()
        .map(
            node ->
                new Layer(
                    kind(node.operator()),
                    node.inputs().stream().filter(Objects::nonNull).toList(),
                    node.outputs()))
        .toList();
  }

  private static Kind kind(String operator) {
    return switch (operator) {
      case "Conv", "ConvTranspose" -> Kind.CONVOLUTION;
      case "GridSample" -> Kind.GRID_SAMPLE;
      default -> Kind.OTHER;
    };
  }
}
