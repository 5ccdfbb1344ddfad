package kukla.models.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Batch normalisation with fixed statistics is a scale and a shift a channel; straight after a
 * convolution they are put into its weight and bias and the node disappears.
 */
final class NormFolding {
  private NormFolding() {}

  /**
   * Folds every norm whose input is a convolution that nobody else reads.
   *
   * @param constants by name; weights and biases of folded convolutions are replaced
   * @param kept names of values that must stay, such as the graph's outputs
   */
  static List<OnnxNode> fold(
      List<OnnxNode> nodes, Map<String, Constant> constants, Set<String> kept) {
    Map<String, Integer> readers = new HashMap<>();
    nodes.forEach(node -> node.inputs().forEach(name -> readers.merge(name, 1, Integer::sum)));
    Map<String, Integer> convolutions = new HashMap<>();
    List<OnnxNode> folded = new ArrayList<>();
    for (OnnxNode node : nodes) {
      Integer at = node.type().equals(Types.NORM) ? convolutions.get(node.inputs().get(0)) : null;
      if (at == null) {
        if (node.type().equals(Types.CONVOLUTION)
            && readers.getOrDefault(node.output(), 0) == 1
            && !kept.contains(node.output())
            && node.inputs().stream()
                .skip(1)
                .allMatch(name -> readers.getOrDefault(name, 0) == 1)) {
          convolutions.put(node.output(), folded.size());
        }
        folded.add(node);
      } else {
        OnnxNode convolution = folded.get(at);
        apply(convolution.inputs(), node.inputs(), constants);
        folded.set(
            at,
            new OnnxNode(
                convolution.type(), convolution.inputs(), node.output(), convolution.attributes()));
      }
    }
    return folded;
  }

  /** w' = w·γ/√(σ²+ε), b' = (b − μ)·γ/√(σ²+ε) + β. */
  private static void apply(
      List<String> convolution, List<String> norm, Map<String, Constant> constants) {
    Constant.Floats weight = floats(constants, convolution.get(1));
    Constant.Floats bias = floats(constants, convolution.get(2));
    float[] gamma = floats(constants, norm.get(1)).values();
    float[] beta = floats(constants, norm.get(2)).values();
    float[] mean = floats(constants, norm.get(3)).values();
    float[] variance = floats(constants, norm.get(4)).values();
    float[] scaled = weight.values().clone();
    float[] shifted = bias.values().clone();
    int perChannel = scaled.length / shifted.length;
    for (int c = 0; c < shifted.length; c++) {
      double scale = gamma[c] / Math.sqrt(variance[c] + (double) OnnxOps.EPSILON);
      shifted[c] = (float) ((shifted[c] - (double) mean[c]) * scale + beta[c]);
      for (int i = c * perChannel; i < (c + 1) * perChannel; i++) {
        scaled[i] = (float) (scaled[i] * scale);
      }
    }
    constants.put(convolution.get(1), new Constant.Floats(scaled, weight.shape(), true));
    constants.put(convolution.get(2), new Constant.Floats(shifted, bias.shape(), false));
  }

  private static Constant.Floats floats(Map<String, Constant> constants, String name) {
    if (constants.get(name) instanceof Constant.Floats floats) {
      return floats;
    }
    throw new IllegalStateException("expected numbers named " + name + ", found none");
  }
}
