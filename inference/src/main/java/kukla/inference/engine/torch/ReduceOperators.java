package kukla.inference.engine.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import kukla.inference.engine.graph.Node;

/** Sums, means, softmax and matrix products: always in FP32. */
final class ReduceOperators {
  private ReduceOperators() {}

  static void addTo(Map<String, Operators.Translation> translations) {
    translations.put("ReduceSum", (node, script) -> reduce(node, script, "torch.sum"));
    translations.put("ReduceMean", (node, script) -> reduce(node, script, "torch.mean"));
    translations.put("Softmax", ReduceOperators::softmax);
    translations.put("MatMul", ReduceOperators::matMul);
  }

  private static void reduce(Node node, Script script, String function) {
    Value x = script.as(script.value(node, 0), Precision.FP32, false);
    long[] axes = node.input(1) == null ? node.integers("axes") : script.integers(node, 1);
    if (axes == null) {
      axes = LongStream.range(0, x.rank()).toArray();
    }
    boolean keep = node.integer("keepdims", 1) == 1;
    List<Long> shape = new ArrayList<>(x.shape());
    LongStream.of(axes).map(x::axis).forEach(axis -> shape.set((int) axis, keep ? 1L : -1L));
    shape.removeIf(size -> size < 0);
    script.define(
        node.output(),
        script.write(
            shape,
            Precision.FP32,
            false,
            function + "(%s, %s, " + (keep ? "True" : "False") + ")",
            x,
            Script.sizes(axes)));
  }

  private static void softmax(Node node, Script script) {
    Value x = script.as(script.value(node, 0), Precision.FP32, false);
    script.define(
        node.output(),
        script.write(
            x.shape(),
            Precision.FP32,
            x.channelsLast(),
            "torch.softmax(%s, %d)",
            x,
            node.integer("axis", -1)));
  }

  private static void matMul(Node node, Script script) {
    Value a = script.as(script.value(node, 0), Precision.FP32, false);
    Value b = script.as(script.value(node, 1), Precision.FP32, false);
    if (a.rank() < 2 || b.rank() < 2) {
      throw Operators.unsupported(node, "matrices", a.shape() + " and " + b.shape());
    }
    List<Long> shape =
        new ArrayList<>(
            ElementOperators.broadcast(
                node, a.shape().subList(0, a.rank() - 2), b.shape().subList(0, b.rank() - 2)));
    shape.add(a.size(-2));
    shape.add(b.size(-1));
    script.define(
        node.output(), script.write(shape, Precision.FP32, false, "torch.matmul(%s, %s)", a, b));
  }
}
