package kukla.inference.engine.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kukla.inference.engine.graph.Constant;
import kukla.inference.engine.graph.Node;

/** Operators that work element by element, with broadcasting. */
final class ElementOperators {
  private ElementOperators() {}

  static void addTo(Map<String, Operators.Translation> translations) {
    unary(translations, "Relu", "torch.relu(%s)");
    unary(translations, "Sigmoid", "torch.sigmoid(%s)");
    unary(translations, "Tanh", "torch.tanh(%s)");
    unary(translations, "Exp", "torch.exp(%s)");
    unary(translations, "Neg", "torch.neg(%s)");
    unary(translations, "Sqrt", "torch.sqrt(%s)");
    unary(translations, "Abs", "torch.abs(%s)");
    binary(translations, "Add", "torch.add(%s, %s)");
    binary(translations, "Sub", "torch.sub(%s, %s)");
    binary(translations, "Mul", "torch.mul(%s, %s)");
    binary(translations, "Div", "torch.div(%s, %s)");
    binary(translations, "Pow", "torch.pow(%s, %s)");
    translations.put("LeakyRelu", ElementOperators::leakyRelu);
    translations.put("Clip", ElementOperators::clip);
    translations.put("Cast", ElementOperators::cast);
    translations.put("Identity", ElementOperators::identity);
    translations.put("BatchNormalization", ElementOperators::batchNormalization);
    translations.put("InstanceNormalization", ElementOperators::instanceNormalization);
  }

  private static void unary(
      Map<String, Operators.Translation> translations, String operator, String expression) {
    translations.put(
        operator,
        (node, script) -> {
          Value x = fitted(script, node, script.value(node, 0));
          script.define(node, x, x.shape(), expression, x);
        });
  }

  private static void binary(
      Map<String, Operators.Translation> translations, String operator, String expression) {
    translations.put(operator, (node, script) -> binary(node, script, expression));
  }

  private static void binary(Node node, Script script, String expression) {
    Constant right = script.constant(node.input(1));
    if (right != null && right.elements() == 1 && !right.whole()) {
      Value x = fitted(script, node, script.value(node, 0));
      List<Long> shape = broadcast(node, x.shape(), right.shape());
      if (shape.equals(x.shape())) {
        script.define(node, x, shape, expression, x, right.scalar());
        return;
      }
    }
    Value a = script.value(node, 0);
    Value b = script.value(node, 1);
    Precision precision = precision(script, node, a, b);
    a = script.as(a, precision, false);
    b = script.as(b, precision, false);
    List<Long> shape = broadcast(node, a.shape(), b.shape());
    boolean last =
        (a.channelsLast() && a.shape().equals(shape))
            || (b.channelsLast() && b.shape().equals(shape));
    script.define(
        node.output(),
        script.write(shape, precision, last && sameLayout(a, b, shape), expression, a, b));
  }

  /** Two whole pictures of different layouts give one in the layout of the first. */
  private static boolean sameLayout(Value a, Value b, List<Long> shape) {
    return a.channelsLast() == b.channelsLast()
        || !a.shape().equals(shape)
        || !b.shape().equals(shape);
  }

  private static void leakyRelu(Node node, Script script) {
    Value x = fitted(script, node, script.value(node, 0));
    script.define(node, x, x.shape(), "torch.leaky_relu(%s, %s)", x, node.real("alpha", 0.01));
  }

  private static void clip(Node node, Script script) {
    Value x = fitted(script, node, script.value(node, 0));
    Constant low = script.constant(node.input(1));
    Constant high = script.constant(node.input(2));
    if ((node.input(1) != null && low == null) || (node.input(2) != null && high == null)) {
      throw Operators.unsupported(node, "bounds known beforehand", "computed ones");
    }
    script.define(
        node,
        x,
        x.shape(),
        "torch.clamp(%s, %s, %s)",
        x,
        low == null ? "None" : low.scalar(),
        high == null ? "None" : high.scalar());
  }

  private static void cast(Node node, Script script) {
    long to = node.integer("to", 1);
    Constant constant = script.constant(node.input(0));
    if (constant != null && constant.whole() && (to == 6 || to == 7)) {
      script.define(node.output(), constant);
      return;
    }
    if (to != 1 && to != 10 && to != 11 && to != 16) {
      throw Operators.unsupported(node, "a cast to real numbers", "type " + to);
    }
    Value x = script.value(node, 0);
    script.define(
        node.output(), x.precision() == Precision.WHOLE ? script.as(x, Precision.FP32, false) : x);
  }

  private static void identity(Node node, Script script) {
    Constant constant = script.constant(node.input(0));
    if (constant != null) {
      script.define(node.output(), constant);
    } else {
      script.define(node.output(), script.value(node, 0));
    }
  }

  private static void batchNormalization(Node node, Script script) {
    Value x = fitted(script, node, script.value(node, 0));
    List<Value> statistics = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      statistics.add(script.as(script.value(node, i), Precision.FP32, false));
    }
    script.define(
        node,
        x,
        x.shape(),
        "torch.batch_norm(%s, %s, %s, %s, %s, False, 0.0, %s, False)",
        x,
        statistics.get(0),
        statistics.get(1),
        statistics.get(2),
        statistics.get(3),
        node.real("epsilon", 1e-5));
  }

  private static void instanceNormalization(Node node, Script script) {
    Value x = script.as(script.value(node, 0), Precision.FP32, false);
    script.define(
        node,
        x,
        x.shape(),
        "torch.instance_norm(%s, %s, %s, None, None, True, 0.0, %s, False)",
        x,
        script.value(node, 1),
        script.value(node, 2),
        node.real("epsilon", 1e-5));
  }

  /** The only tensor of an operation, in FP32 where what comes out must be. */
  static Value fitted(Script script, Node node, Value x) {
    return script.fine(node.output()) || x.precision() == Precision.WHOLE
        ? script.as(x, Precision.FP32, false)
        : x;
  }

  private static Precision precision(Script script, Node node, Value a, Value b) {
    boolean brain16 = a.precision() == Precision.BF16 || b.precision() == Precision.BF16;
    return brain16 && !script.fine(node.output()) ? Precision.BF16 : Precision.FP32;
  }

  static List<Long> broadcast(Node node, List<Long> a, List<Long> b) {
    long[] shape = new long[Math.max(a.size(), b.size())];
    for (int i = 1; i <= shape.length; i++) {
      long x = i <= a.size() ? a.get(a.size() - i) : 1;
      long y = i <= b.size() ? b.get(b.size() - i) : 1;
      if (x != y && x != 1 && y != 1) {
        throw Operators.unsupported(node, "shapes that broadcast", a + " and " + b);
      }
      shape[shape.length - i] = Math.max(x, y);
    }
    return Script.sizes(shape);
  }
}
