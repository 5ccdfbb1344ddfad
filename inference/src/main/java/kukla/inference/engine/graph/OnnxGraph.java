package kukla.inference.engine.graph;

import java.util.List;
import java.util.Map;
import kukla.inference.card.Door;

/**
 * What an ONNX file says: operations in an order in which they can run, and stored tensors.
 *
 * @param nodes operations, each after those whose values it needs
 * @param constants stored tensors by name
 * @param inputs float32 doors
 * @param outputs float32 doors
 */
public record OnnxGraph(
    List<Node> nodes, Map<String, Constant> constants, List<Door> inputs, List<Door> outputs) {
  public OnnxGraph {
    nodes = List.copyOf(nodes);
    constants = Map.copyOf(constants);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }
}
