package kukla.inference.engine.tensorrt.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kukla.inference.card.Door;

/**
 * Which layers must be FP32 where the rest is FP16: all that becomes a coordinate, back to and
 * including the convolution that it comes from. That is soft-argmax, Jacobians with their 2×2
 * inverses, grids. FP16 steps by a sixteenth of a pixel at the rim of 256.
 */
public final class ExactLayers {
  /** Raised when the rule changes. */
  static final int EDITION = 2;

  /** How TensorRT begins the names of tensors that the ONNX file does not have. */
  private static final String UNNAMED = "(Unnamed";

  private ExactLayers() {}

  /** Names of the outputs that are coordinates: keypoints, Jacobians, grids; no pictures. */
  public static Set<String> coordinates(List<Door> outputs) {
    Set<String> names = new HashSet<>();
    for (Door output : outputs) {
      List<Long> shape = output.shape();
      if (shape.size() != 4 || shape.get(2) <= 2 || shape.get(3) <= 2) {
        names.add(output.name());
      }
    }
    return names;
  }

  /**
   * Finds them.
   *
   * @param layers each after those whose tensors it needs
   * @param seeds names of tensors that must be exact, beside the grids
   * @return for each layer whether it must be FP32
   */
  public static boolean[] of(List<Layer> layers, Set<String> seeds) {
    Set<String> exact = new HashSet<>(seeds);
    boolean[] found = new boolean[layers.size()];
    for (int i = layers.size() - 1; i >= 0; i--) {
      Layer layer = layers.get(i);
      found[i] = layer.outputs().stream().anyMatch(exact::contains);
      if (layer.kind() == Layer.Kind.GRID_SAMPLE && layer.inputs().size() > 1) {
        exact.add(layer.inputs().get(1));
      } else if (found[i] && layer.kind() == Layer.Kind.OTHER) {
        exact.addAll(layer.inputs());
      }
    }
    return found;
  }

  /**
   * The layers that give these values, with those before them that TensorRT made of the same
   * operation.
   *
   * @param layers each after those whose tensors it needs
   * @param values as the ONNX file calls them
   * @return for each layer whether it is one of them
   */
  public static boolean[] giving(List<Layer> layers, Set<String> values) {
    Set<String> wanted = new HashSet<>(values);
    boolean[] found = new boolean[layers.size()];
    for (int i = layers.size() - 1; i >= 0; i--) {
      Layer layer = layers.get(i);
      found[i] = layer.outputs().stream().anyMatch(wanted::contains);
      if (found[i]) {
        layer.inputs().stream().filter(name -> name.startsWith(UNNAMED)).forEach(wanted::add);
      }
    }
    return found;
  }
}
