package kukla.inference.engine.torch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import kukla.inference.Fault;
import kukla.inference.card.Door;
import kukla.inference.engine.graph.Constant;
import kukla.inference.engine.graph.Node;
import kukla.inference.engine.graph.OnnxGraph;
import org.jspecify.annotations.Nullable;

/**
 * A graph as TorchScript source: three functions, one a {@link Stage}, each giving the later ones
 * what they need. So whatever does not depend on the frame is computed before the first one, in the
 * layout in which it is used, and libtorch drops each value after its last use.
 */
final class Script {
  /** A cast that was written before. */
  private record Cast(String name, Precision precision, boolean channelsLast) {}

  private final OnnxGraph graph;
  private final PrecisionPlan plan;
  private final boolean brain16;
  private final Map<String, Value> values = new HashMap<>();
  private final Map<String, Constant> constants;
  private final Map<Cast, Value> casts = new HashMap<>();
  private final List<Constant> stored = new ArrayList<>();
  private final ScriptFunction load = new ScriptFunction(Stage.LOAD);
  private final ScriptFunction keep = new ScriptFunction(Stage.KEEP);
  private final ScriptFunction frame = new ScriptFunction(Stage.FRAME);
  private int names;

  Script(OnnxGraph graph, Set<String> kept, boolean brain16) {
    this.graph = Fusion.apply(graph);
    this.brain16 = brain16 && !PrecisionPlan.onlyCoordinates(graph);
    plan = PrecisionPlan.of(graph);
    constants = new HashMap<>(graph.constants());
    for (int i = 0; i < graph.inputs().size(); i++) {
      Door door = graph.inputs().get(i);
      Stage stage = kept.contains(door.name()) ? Stage.KEEP : Stage.FRAME;
      Value value = new Value(name(), door.shape(), Precision.FP32, false, stage);
      function(stage).add(value.name() + " = x[" + i + "]", Set.of());
      values.put(door.name(), value);
    }
    for (Node node : this.graph.nodes()) {
      Operators.write(node, this);
    }
    copyOutputs();
  }

  /** Stored tensors in the order in which the first function takes them. */
  List<Constant> stored() {
    return stored;
  }

  /** Whether convolutions run in BF16. */
  boolean brain16() {
    return brain16;
  }

  /** Whether a value becomes a coordinate. */
  boolean exact(String name) {
    return plan.exact().contains(name);
  }

  /** Whether a value becomes an output by element-wise steps. */
  boolean fine(String name) {
    return plan.fine().contains(name);
  }

  /** The stored tensor of that name, or null where it is computed. */
  @Nullable Constant constant(@Nullable String name) {
    return name == null ? null : constants.get(name);
  }

  /** Names a tensor that is known without computing. */
  void define(String name, Constant constant) {
    constants.put(name, constant);
  }

  /** Gives a value a further name. */
  void define(String name, Value value) {
    values.put(name, value);
  }

  /** The whole numbers of an input that must be known before the first run. */
  long[] integers(Node node, int index) {
    Constant constant = constant(node.input(index));
    if (constant == null || !constant.whole()) {
      throw new Fault(
          "translating "
              + node.operator()
              + " "
              + node.name()
              + ": expected whole numbers known beforehand as input "
              + index
              + ", found "
              + (constant == null ? "computed ones" : "real ones")
              + "; use --engine onnx");
    }
    return constant.integers();
  }

  /** An input as a tensor. */
  Value value(Node node, int index) {
    String name = node.input(index);
    Value value = name == null ? null : find(name);
    if (value == null) {
      throw new Fault(
          "translating "
              + node.operator()
              + " "
              + node.name()
              + ": expected the value "
              + name
              + " before it is used, found none; import the model again");
    }
    return value;
  }

  private @Nullable Value find(String name) {
    Value value = values.get(name);
    Constant constant = constants.get(name);
    if (value == null && constant != null) {
      value = store(constant);
      values.put(name, value);
    }
    return value;
  }

  /** A stored tensor as a value. */
  Value store(Constant constant) {
    Precision precision = constant.whole() ? Precision.WHOLE : Precision.FP32;
    Value value = new Value(name(), constant.shape(), precision, false, Stage.LOAD);
    String raw = "raw[" + stored.size() + "]";
    stored.add(constant);
    load.add(
        "%s = torch.to(%s, %d, False, True)".formatted(value.name(), raw, precision.code()),
        Set.of());
    return value;
  }

  /** The same numbers in another format and layout. */
  Value as(Value x, Precision precision, boolean channelsLast) {
    boolean last = channelsLast && x.rank() == 4;
    if (x.precision() == precision && (x.channelsLast() || !last)) {
      return x;
    }
    return casts.computeIfAbsent(
        new Cast(x.name(), precision, last),
        cast ->
            write(
                x.shape(),
                precision,
                last || x.channelsLast(),
                last ? "torch.to(%s, %d, False, False, 2)" : "torch.to(%s, %d)",
                x,
                precision.code()));
  }

  /**
   * Writes a line.
   *
   * @param expression a format; its arguments are values, or whatever TorchScript can read
   */
  Value write(
      List<Long> shape,
      Precision precision,
      boolean channelsLast,
      String expression,
      Object... arguments) {
    Set<Value> reads = new LinkedHashSet<>();
    Stage stage = Stage.LOAD;
    Object[] texts = new Object[arguments.length];
    for (int i = 0; i < arguments.length; i++) {
      texts[i] = arguments[i];
      if (arguments[i] instanceof Value value) {
        reads.add(value);
        stage = Stage.later(stage, value.stage());
        texts[i] = value.name();
      } else if (arguments[i] instanceof List<?> list) {
        for (Object item : list) {
          if (item instanceof Value value) {
            reads.add(value);
            stage = Stage.later(stage, value.stage());
          }
        }
        texts[i] =
            list.stream()
                .map(item -> item instanceof Value value ? value.name() : String.valueOf(item))
                .collect(Collectors.joining(", ", "[", "]"));
      }
    }
    Value value = new Value(name(), shape, precision, channelsLast && shape.size() == 4, stage);
    function(stage).add(value.name() + " = " + expression.formatted(texts), reads);
    return value;
  }

  /**
   * Writes a line that gives a node its only output, in the format and layout of {@code like}.
   *
   * @param expression as {@link #write} takes it
   */
  void define(Node node, Value like, List<Long> shape, String expression, Object... arguments) {
    Value value = write(shape, like.precision(), like.channelsLast(), expression, arguments);
    define(node.output(), value);
  }

  private String name() {
    return "v" + names++;
  }

  private ScriptFunction function(Stage stage) {
    return switch (stage) {
      case LOAD -> load;
      case KEEP -> keep;
      case FRAME -> frame;
    };
  }

  private void copyOutputs() {
    for (int i = 0; i < graph.outputs().size(); i++) {
      String name = graph.outputs().get(i).name();
      Value value = find(name);
      if (value == null) {
        throw new Fault(
            "translating the graph: expected the output "
                + name
                + " to be computed, found nothing that does; import the model again");
      }
      frame.add("_%d = torch.copy_(y[%d], %s)".formatted(i, i, value.name()), Set.of(value));
    }
  }

  /** The whole source: a class with three methods. */
  String text() {
    frame.taken().forEach(value -> function(value.stage()).give(value));
    keep.taken().forEach(load::give);
    return "class Net(Module):\n  __parameters__ = []\n  __buffers__ = []\n"
        + load.text(load, keep)
        + keep.text(load, keep)
        + frame.text(load, keep);
  }

  /** Sizes as TorchScript reads them. */
  static List<Long> sizes(long... sizes) {
    return LongStream.of(sizes).boxed().toList();
  }

  /** Sizes of an output. */
  List<Long> shape(String output) {
    Value value = find(output);
    if (value == null) {
      throw new IllegalArgumentException("no value is called " + output);
    }
    return value.shape();
  }
}
