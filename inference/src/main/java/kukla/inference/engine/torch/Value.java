package kukla.inference.engine.torch;

import java.util.List;

/**
 * A tensor in the script.
 *
 * @param name of its variable
 * @param shape sizes, outermost first
 * @param precision number format
 * @param channelsLast whether a picture-like tensor is stored with its channels together
 * @param stage when it is computed
 */
record Value(
    String name, List<Long> shape, Precision precision, boolean channelsLast, Stage stage) {
  Value {
    shape = List.copyOf(shape);
  }

  int rank() {
    return shape.size();
  }

  long size(int axis) {
    return shape.get(axis(axis));
  }

  /** A negative axis counts from the end. */
  int axis(long axis) {
    return (int) (axis < 0 ? axis + rank() : axis);
  }

  long elements() {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }
}
