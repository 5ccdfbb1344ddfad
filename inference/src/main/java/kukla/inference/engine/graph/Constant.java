package kukla.inference.engine.graph;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A tensor stored in an ONNX file.
 *
 * @param shape sizes, outermost first; none for a scalar
 * @param type of the elements
 * @param data row-major, little-endian, a direct buffer positioned at 0; may lie in the mapped file
 */
public record Constant(List<Long> shape, Type type, ByteBuffer data) {

  /** Element types that graphs of ours hold. */
  public enum Type {
    FLOAT(4),
    HALF(2),
    LONG(8),
    INT(4);

    private final int bytes;

    Type(int bytes) {
      this.bytes = bytes;
    }

    /** Bytes an element. */
    public int bytes() {
      return bytes;
    }
  }

  public Constant {
    shape = List.copyOf(shape);
    data = data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    if (data.remaining() != count(shape) * type.bytes()) {
      throw new IllegalArgumentException(
          "expected "
              + count(shape) * type.bytes()
              + " bytes for "
              + shape
              + " "
              + type
              + ", found "
              + data.remaining());
    }
  }

  /** Integers as a constant of their own. */
  public static Constant of(List<Long> shape, long... values) {
    ByteBuffer data = ByteBuffer.allocateDirect(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    data.asLongBuffer().put(values);
    return new Constant(shape, Type.LONG, data);
  }

  /** Reals as a constant of their own. */
  public static Constant of(List<Long> shape, float... values) {
    ByteBuffer data = ByteBuffer.allocateDirect(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    data.asFloatBuffer().put(values);
    return new Constant(shape, Type.FLOAT, data);
  }

  /** Number of elements. */
  public int elements() {
    return Math.toIntExact(count(shape));
  }

  /** Whether the elements are whole numbers. */
  public boolean whole() {
    return type == Type.LONG || type == Type.INT;
  }

  /** The elements as whole numbers; only where they are. */
  public long[] integers() {
    long[] values = new long[elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (type) {
            case LONG -> data.getLong(8 * i);
            case INT -> data.getInt(4 * i);
            case FLOAT, HALF ->
                throw new IllegalStateException("expected whole numbers, found " + type);
          };
    }
    return values;
  }

  /** The single element as a real number. */
  public double scalar() {
    if (elements() != 1) {
      throw new IllegalStateException("expected one element, found " + shape);
    }
    return switch (type) {
      case FLOAT -> data.getFloat(0);
      case HALF -> Half.toFloat(data.getShort(0));
      case LONG, INT -> integers()[0];
    };
  }

  private static long count(List<Long> shape) {
    return shape.stream().reduce(1L, Math::multiplyExact);
  }
}
