package kukla.inference.engine.torch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kukla.inference.card.Door;
import kukla.inference.engine.graph.Node;
import kukla.inference.engine.graph.OnnxGraph;
import org.jspecify.annotations.Nullable;

/**
 * Draws what follows a convolution into it: the addition of a residual, then a relu. A drawn-in
 * residual is the convolution's fourth input, {@code relu} an attribute, and the node stands where
 * the last of its parts stood.
 */
final class Fusion {
  /** Which input of a convolution is added to what it gives. */
  static final int RESIDUAL = 3;

  /** Attribute of a convolution whose negative results become zero. */
  static final String RELU = "relu";

  private static final Node OUTSIDE = new Node("outside", "", List.of(), List.of(), Map.of());

  private final OnnxGraph graph;
  private final Map<String, List<Node>> readers = new HashMap<>();

  /** By the first output of the node that is replaced. */
  private final Map<String, Node> replacements = new HashMap<>();

  /** First outputs of nodes that disappear. */
  private final Set<String> drawnIn = new HashSet<>();

  private Fusion(OnnxGraph graph) {
    this.graph = graph;
    for (Node node : graph.nodes()) {
      for (String input : node.inputs()) {
        readers.computeIfAbsent(input, name -> new ArrayList<>()).add(node);
      }
    }
    for (Door output : graph.outputs()) {
      readers.computeIfAbsent(output.name(), name -> new ArrayList<>()).add(OUTSIDE);
    }
  }

  static OnnxGraph apply(OnnxGraph graph) {
    Fusion fusion = new Fusion(graph);
    for (Node node : graph.nodes()) {
      if (node.operator().equals("Conv")) {
        fusion.fuse(node);
      }
    }
    List<Node> nodes =
        graph.nodes().stream()
            .filter(node -> !fusion.drawnIn.contains(node.output()))
            .map(node -> fusion.replacements.getOrDefault(node.output(), node))
            .toList();
    return new OnnxGraph(nodes, graph.constants(), graph.inputs(), graph.outputs());
  }

  private void fuse(Node convolution) {
    List<String> parts = new ArrayList<>(List.of(convolution.output()));
    List<String> inputs = new ArrayList<>(convolution.inputs());
    Map<String, Object> attributes = new HashMap<>(convolution.attributes());
    Node next = onlyReader(convolution);
    String residual = next == null ? null : residual(next, convolution.output());
    if (next != null && residual != null) {
      while (inputs.size() < RESIDUAL) {
        inputs.add("");
      }
      inputs.add(residual);
      parts.add(next.output());
      next = onlyReader(next);
    }
    if (next != null && next.operator().equals("Relu")) {
      attributes.put(RELU, 1L);
      parts.add(next.output());
    }
    if (parts.size() > 1) {
      String last = parts.remove(parts.size() - 1);
      drawnIn.addAll(parts);
      replacements.put(
          last, new Node("Conv", convolution.name(), inputs, List.of(last), attributes));
    }
  }

  /** What an addition adds to a value, or null where it is none that can be drawn in. */
  private @Nullable String residual(Node addition, String value) {
    if (!addition.operator().equals("Add") || replacements.containsKey(addition.output())) {
      return null;
    }
    String other = addition.inputs().get(addition.inputs().get(0).equals(value) ? 1 : 0);
    return graph.constants().containsKey(other) || other.equals(value) ? null : other;
  }

  private @Nullable Node onlyReader(Node node) {
    List<Node> found = readers.getOrDefault(node.output(), List.of());
    return found.size() == 1 && !found.get(0).equals(OUTSIDE) ? found.get(0) : null;
  }
}
