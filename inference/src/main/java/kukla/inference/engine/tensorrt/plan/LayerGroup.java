package kukla.inference.engine.tensorrt.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import kukla.inference.engine.graph.OnnxGraph;

/**
 * Layers of a graph that stay FP32 together, or do not.
 *
 * @param name for people: its first and its last value
 * @param values what they give, as the ONNX file calls them
 */
public record LayerGroup(String name, Set<String> values) {
  /** Each costs a build: no more than that many. */
  static final int MOST = 12;

  public LayerGroup {
    values = Set.copyOf(values);
  }

  /**
   * Groups of a graph, of about as many convolutions each; without the layers that {@linkplain
   * ExactLayers always} are FP32.
   */
  public static List<LayerGroup> of(OnnxGraph graph) {
    return of(Layer.of(graph), ExactLayers.coordinates(graph.outputs()), MOST);
  }

  static List<LayerGroup> of(List<Layer> layers, Set<String> seeds, int most) {
    boolean[] always = ExactLayers.of(layers, seeds);
    int convolutions = 0;
    for (int i = 0; i < always.length; i++) {
      convolutions += begins(layers, always, i) ? 1 : 0;
    }
    int each = Math.max(1, (convolutions + most - 1) / most);
    List<LayerGroup> groups = new ArrayList<>();
    List<String> values = new ArrayList<>();
    int begun = 0;
    for (int i = 0; i < always.length; i++) {
      if (always[i]) {
        continue;
      }
      if (begins(layers, always, i)) {
        if (begun == each) {
          groups.add(of(values));
          values.clear();
          begun = 0;
        }
        begun++;
      }
      values.addAll(layers.get(i).outputs());
    }
    if (!values.isEmpty()) {
      groups.add(of(values));
    }
    return List.copyOf(groups);
  }

  private static boolean begins(List<Layer> layers, boolean[] always, int i) {
    return !always[i] && layers.get(i).kind() == Layer.Kind.CONVOLUTION;
  }

  private static LayerGroup of(List<String> values) {
    String first = Objects.requireNonNull(values.get(0));
    String last = Objects.requireNonNull(values.get(values.size() - 1));
    return new LayerGroup(
        first.equals(last) ? first : first + " … " + last, new LinkedHashSet<>(values));
  }
}
