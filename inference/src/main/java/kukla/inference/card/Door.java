package kukla.inference.card;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A named float32 tensor at the edge of a graph.
 *
 * @param name as the ONNX file has it
 * @param shape sizes, outermost first; -1 where the graph leaves a size free
 * @param range lowest and highest value, or null where the values have no bounds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Door(String name, List<Long> shape, @Nullable List<Float> range) {
  public Door {
    Required.text("a door's name", name);
    shape = List.copyOf(Required.present("the shape of " + name, shape));
    for (long size : shape) {
      if (size == 0 || size < -1) {
        throw new IllegalArgumentException(
            "expected sizes above zero, or -1 for a free one, found " + shape + " for " + name);
      }
    }
    if (range != null) {
      range = List.copyOf(range);
      if (range.size() != 2 || !(range.get(0) < range.get(1))) {
        throw new IllegalArgumentException(
            "expected a range of two rising numbers, found " + range + " for " + name);
      }
    }
  }

  /** A door whose values have no bounds. */
  public static Door of(String name, long... shape) {
    return new Door(name, sizes(shape), null);
  }

  /** A door whose values lie in [0, 1]. */
  public static Door unit(String name, long... shape) {
    return new Door(name, sizes(shape), List.of(0f, 1f));
  }

  /** Number of elements; only where no size is free. */
  public long elements() {
    long product = 1;
    for (long size : shape) {
      if (size < 0) {
        throw new IllegalStateException(name + " has a free size: " + shape);
      }
      product = Math.multiplyExact(product, size);
    }
    return product;
  }

  /** Whether a tensor of the other door's shape may pass: equal sizes, free ones match any. */
  public boolean admits(List<Long> other) {
    if (shape.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < shape.size(); i++) {
      long mine = shape.get(i);
      long theirs = other.get(i);
      if (mine >= 0 && theirs >= 0 && mine != theirs) {
        return false;
      }
    }
    return true;
  }

  private static List<Long> sizes(long... shape) {
    return Arrays.stream(shape).boxed().toList();
  }
}
