package kukla.inference.engine.torch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import kukla.inference.engine.graph.Constant;
import kukla.inference.engine.graph.Node;
import org.jspecify.annotations.Nullable;

/** Operators that rearrange elements without changing them. */
final class ShapeOperators {
  private ShapeOperators() {}

  static void addTo(Map<String, Operators.Translation> translations) {
    translations.put("Constant", ShapeOperators::constant);
    translations.put("Shape", ShapeOperators::shape);
    translations.put("Concat", ShapeOperators::concat);
    translations.put("Reshape", ShapeOperators::reshape);
    translations.put("Flatten", ShapeOperators::flatten);
    translations.put("Squeeze", ShapeOperators::squeeze);
    translations.put("Unsqueeze", ShapeOperators::unsqueeze);
    translations.put("Transpose", ShapeOperators::transpose);
    translations.put("Slice", ShapeOperators::slice);
    translations.put("Split", ShapeOperators::split);
    translations.put("Expand", ShapeOperators::expand);
    translations.put("Gather", ShapeOperators::gather);
  }

  private static void constant(Node node, Script script) {
    Object value = node.attributes().get("value");
    if (value instanceof Constant constant) {
      script.define(node.output(), constant);
    } else if (node.attributes().get("value_float") instanceof Float real) {
      script.define(node.output(), Constant.of(List.of(), real));
    } else if (node.attributes().get("value_int") instanceof Long whole) {
      script.define(node.output(), Constant.of(List.of(), whole));
    } else if (node.integers("value_ints") != null) {
      long[] values = node.integers("value_ints", 0);
      script.define(node.output(), Constant.of(List.of((long) values.length), values));
    } else {
      throw Operators.unsupported(node, "a tensor", node.attributes().keySet().toString());
    }
  }

  private static void shape(Node node, Script script) {
    long[] sizes = script.value(node, 0).shape().stream().mapToLong(Long::longValue).toArray();
    script.define(node.output(), Constant.of(List.of((long) sizes.length), sizes));
  }

  private static void concat(Node node, Script script) {
    List<Value> parts = new ArrayList<>();
    boolean brain16 = false;
    for (int i = 0; i < node.inputs().size(); i++) {
      parts.add(script.value(node, i));
      brain16 |= parts.get(i).precision() == Precision.BF16;
    }
    Precision precision = brain16 && !script.fine(node.output()) ? Precision.BF16 : Precision.FP32;
    boolean last = parts.stream().anyMatch(Value::channelsLast);
    List<Value> cast = parts.stream().map(part -> script.as(part, precision, last)).toList();
    int axis = parts.get(0).axis(node.integer("axis", 0));
    List<Long> shape = new ArrayList<>(parts.get(0).shape());
    shape.set(axis, parts.stream().mapToLong(part -> part.size(axis)).sum());
    script.define(
        node.output(), script.write(shape, precision, last, "torch.cat(%s, %d)", cast, axis));
  }

  private static void reshape(Node node, Script script) {
    Value x = script.value(node, 0);
    long[] sizes = script.integers(node, 1);
    for (int i = 0; i < sizes.length; i++) {
      if (sizes[i] == 0 && node.integer("allowzero", 0) == 0) {
        sizes[i] = x.size(i);
      }
    }
    long known = LongStream.of(sizes).filter(size -> size > 0).reduce(1, Math::multiplyExact);
    long[] shape = LongStream.of(sizes).map(s -> s < 0 ? x.elements() / known : s).toArray();
    reshaped(node, script, x, shape);
  }

  private static void flatten(Node node, Script script) {
    Value x = script.value(node, 0);
    int axis = x.axis(node.integer("axis", 1));
    long rows = x.shape().subList(0, axis).stream().reduce(1L, Math::multiplyExact);
    reshaped(node, script, x, rows, x.elements() / rows);
  }

  private static void squeeze(Node node, Script script) {
    Value x = script.value(node, 0);
    long[] axes = axes(node, script);
    boolean[] leave = new boolean[x.rank()];
    if (axes == null) {
      IntStream.range(0, x.rank()).forEach(i -> leave[i] = x.size(i) == 1);
    } else {
      LongStream.of(axes).forEach(axis -> leave[x.axis(axis)] = true);
    }
    reshaped(
        node,
        script,
        x,
        IntStream.range(0, x.rank()).filter(i -> !leave[i]).mapToLong(x::size).toArray());
  }

  private static void unsqueeze(Node node, Script script) {
    Value x = script.value(node, 0);
    long[] axes = axes(node, script);
    if (axes == null) {
      throw Operators.unsupported(node, "axes", "none");
    }
    int rank = x.rank() + axes.length;
    List<Long> shape = new ArrayList<>(x.shape());
    LongStream.of(axes)
        .map(axis -> axis < 0 ? axis + rank : axis)
        .sorted()
        .forEach(axis -> shape.add((int) axis, 1L));
    reshaped(node, script, x, shape.stream().mapToLong(Long::longValue).toArray());
  }

  private static long @Nullable [] axes(Node node, Script script) {
    return node.input(1) == null ? node.integers("axes") : script.integers(node, 1);
  }

  private static void reshaped(Node node, Script script, Value x, long... shape) {
    if (x.precision() == Precision.WHOLE && script.constant(node.input(0)) != null) {
      script.define(node.output(), Constant.of(Script.sizes(shape), script.integers(node, 0)));
      return;
    }
    Value cast = ElementOperators.fitted(script, node, x);
    script.define(
        node.output(),
        script.write(
            Script.sizes(shape),
            cast.precision(),
            false,
            "torch.reshape(%s, %s)",
            cast,
            Script.sizes(shape)));
  }

  private static void transpose(Node node, Script script) {
    Value x = script.value(node, 0);
    long[] axes =
        node.integers(
            "perm", IntStream.range(0, x.rank()).mapToLong(i -> x.rank() - 1 - i).toArray());
    script.define(
        node.output(),
        script.write(
            LongStream.of(axes).map(axis -> x.size((int) axis)).boxed().toList(),
            x.precision(),
            false,
            "torch.permute(%s, %s)",
            x,
            Script.sizes(axes)));
  }

  private static void slice(Node node, Script script) {
    Value x = script.value(node, 0);
    long[] starts = script.integers(node, 1);
    long[] ends = script.integers(node, 2);
    long[] axes =
        node.input(3) == null
            ? LongStream.range(0, starts.length).toArray()
            : script.integers(node, 3);
    long[] steps = new long[starts.length];
    Arrays.fill(steps, 1);
    if (node.input(4) != null) {
      steps = script.integers(node, 4);
    }
    for (int i = 0; i < starts.length; i++) {
      if (steps[i] < 1) {
        throw Operators.unsupported(node, "steps forward", Arrays.toString(steps));
      }
      x = cut(script, x, x.axis(axes[i]), starts[i], ends[i], steps[i]);
    }
    script.define(node.output(), x);
  }

  private static Value cut(Script script, Value x, int axis, long start, long end, long step) {
    long size = x.size(axis);
    long from = Math.min(Math.max(start < 0 ? start + size : start, 0), size);
    long to = Math.min(Math.max(end < 0 ? end + size : end, from), size);
    List<Long> shape = new ArrayList<>(x.shape());
    shape.set(axis, (to - from + step - 1) / step);
    return script.write(
        shape, x.precision(), false, "torch.slice(%s, %d, %d, %d, %d)", x, axis, from, to, step);
  }

  private static void split(Node node, Script script) {
    Value x = script.value(node, 0);
    int axis = x.axis(node.integer("axis", 0));
    int parts = node.outputs().size();
    long[] sizes = new long[parts];
    Arrays.fill(sizes, (x.size(axis) + parts - 1) / parts);
    if (node.input(1) != null) {
      sizes = script.integers(node, 1);
    }
    long from = 0;
    for (int i = 0; i < parts; i++) {
      script.define(node.outputs().get(i), cut(script, x, axis, from, from + sizes[i], 1));
      from += sizes[i];
    }
  }

  private static void expand(Node node, Script script) {
    Value x = script.value(node, 0);
    List<Long> shape =
        ElementOperators.broadcast(node, x.shape(), Script.sizes(script.integers(node, 1)));
    script.define(
        node.output(), script.write(shape, x.precision(), false, "torch.expand(%s, %s)", x, shape));
  }

  private static void gather(Node node, Script script) {
    Value x = script.value(node, 0);
    int axis = x.axis(node.integer("axis", 0));
    Constant indices = script.constant(node.input(1));
    if (indices == null || indices.shape().size() > 1) {
      throw Operators.unsupported(node, "a list of known indices", "others");
    }
    long[] chosen =
        LongStream.of(indices.integers()).map(i -> i < 0 ? i + x.size(axis) : i).toArray();
    List<Long> shape = new ArrayList<>(x.shape());
    if (indices.shape().isEmpty()) {
      shape.remove(axis);
      script.define(
          node.output(),
          script.write(
              shape, x.precision(), false, "torch.select(%s, %d, %d)", x, axis, chosen[0]));
    } else {
      shape.set(axis, (long) chosen.length);
      Value list = script.store(Constant.of(List.of((long) chosen.length), chosen));
      script.define(
          node.output(),
          script.write(
              shape, x.precision(), false, "torch.index_select(%s, %d, %s)", x, axis, list));
    }
  }
}
