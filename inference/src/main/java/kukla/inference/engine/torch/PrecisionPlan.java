package kukla.inference.engine.torch;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kukla.inference.card.Door;
import kukla.inference.engine.graph.Node;
import kukla.inference.engine.graph.OnnxGraph;

/**
 * Which values must be FP32 where the rest is BF16.
 *
 * <p>A graph that gives nothing but coordinates is FP32 throughout: BF16 features would move
 * keypoints by a third of a pixel on average and by two at worst (of 256; measured on the
 * reference's golden pictures), which is seen as trembling.
 *
 * <p>Elsewhere, whatever becomes a coordinate is <i>exact</i>, back to and including the
 * convolution that it comes from: soft-argmax, Jacobians, grids. Whatever becomes an output is
 * <i>fine</i>, back to but without its convolution: sigmoid and blending of the finished picture.
 *
 * @param exact names of values that become coordinates
 * @param fine names of values that become outputs by element-wise steps; includes the exact ones
 */
record PrecisionPlan(Set<String> exact, Set<String> fine) {

  /** Whether a graph gives nothing but coordinates. */
  static boolean onlyCoordinates(OnnxGraph graph) {
    return graph.outputs().stream().noneMatch(PrecisionPlan::picture);
  }

  /** Pictures and features are (B, C, H, W); keypoints, Jacobians and grids are not. */
  private static boolean picture(Door output) {
    return output.shape().size() == 4 && output.shape().get(2) > 2 && output.shape().get(3) > 2;
  }

  static PrecisionPlan of(OnnxGraph graph) {
    Set<String> exact = new HashSet<>();
    Set<String> fine = new HashSet<>();
    for (Door output : graph.outputs()) {
      fine.add(output.name());
      if (!picture(output)) {
        exact.add(output.name());
      }
    }
    List<Node> nodes = graph.nodes();
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Node node = nodes.get(i);
      if (node.operator().equals("GridSample")) {
        exact.add(node.inputs().get(1));
        continue;
      }
      if (node.operator().equals("Conv")) {
        continue;
      }
      if (node.outputs().stream().anyMatch(exact::contains)) {
        exact.addAll(node.inputs());
      }
      if (node.outputs().stream().anyMatch(fine::contains)) {
        fine.addAll(node.inputs());
      }
    }
    fine.addAll(exact);
    return new PrecisionPlan(Set.copyOf(exact), Set.copyOf(fine));
  }
}
