package kukla.models.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import kukla.inference.Fault;

/**
 * Numbers in a box: row-major, little-endian, of one element type. The buffer is shared, not
 * copied, and read-only by convention.
 *
 * @param type what one element is
 * @param shape sizes, slowest axis first; empty for a single number
 * @param data exactly the elements, little-endian, position 0
 */
@SuppressWarnings("ArrayRecordComponent") // a shape is never changed after construction
public record Tensor(ElementType type, long[] shape, ByteBuffer data) {

  /** Checks that buffer and shape agree. */
  public Tensor {
    data = data.slice().order(ByteOrder.LITTLE_ENDIAN);
    long expected = Math.multiplyExact(count(shape), (long) type.bytes());
    if (data.remaining() != expected) {
      throw new Fault(
          "making a tensor of shape %s %s: expected %d bytes, found %d; this is an error in Kukla, please report it"
              .formatted(Arrays.toString(shape), type, expected, data.remaining()));
    }
  }

  /** An F32 tensor of a copy of these numbers. */
  public static Tensor of(float[] values, long... shape) {
    ByteBuffer data = empty(values.length, ElementType.F32);
    data.asFloatBuffer().put(values);
    return new Tensor(ElementType.F32, shape, data);
  }

  /** An I64 tensor of a copy of these numbers. */
  public static Tensor of(long[] values, long... shape) {
    ByteBuffer data = empty(values.length, ElementType.I64);
    data.asLongBuffer().put(values);
    return new Tensor(ElementType.I64, shape, data);
  }

  /** An I32 tensor of a copy of these numbers. */
  public static Tensor of(int[] values, long... shape) {
    ByteBuffer data = empty(values.length, ElementType.I32);
    data.asIntBuffer().put(values);
    return new Tensor(ElementType.I32, shape, data);
  }

  /** A U8 tensor of a copy of these bytes. */
  public static Tensor of(byte[] values, long... shape) {
    ByteBuffer data = empty(values.length, ElementType.U8);
    data.duplicate().put(values);
    return new Tensor(ElementType.U8, shape, data);
  }

  /** An F16 tensor of the nearest halves of these numbers. */
  public static Tensor halves(float[] values, long... shape) {
    ByteBuffer data = empty(values.length, ElementType.F16);
    for (int i = 0; i < values.length; i++) {
      data.putShort(2 * i, Half.toF16(values[i]));
    }
    return new Tensor(ElementType.F16, shape, data);
  }

  private static ByteBuffer empty(int elements, ElementType type) {
    return ByteBuffer.allocate(Math.multiplyExact(elements, type.bytes()))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Number of elements of a shape. */
  public static long count(long... shape) {
    long count = 1;
    for (long size : shape) {
      count = Math.multiplyExact(count, size);
    }
    return count;
  }

  /** Number of elements. */
  public int count() {
    return data.capacity() / type.bytes();
  }

  /** A fresh view of the data, little-endian, position 0. */
  @Override
  public ByteBuffer data() {
    return data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** All elements as floats, in a new array. */
  public float[] floats() {
    float[] floats = new float[count()];
    switch (type) {
      case F32 -> data().asFloatBuffer().get(floats);
      case F64 -> fill(floats, i -> (float) data.getDouble(8 * i));
      case F16 -> fill(floats, i -> Half.fromF16(data.getShort(2 * i)));
      case BF16 -> fill(floats, i -> Half.fromBf16(data.getShort(2 * i)));
      case I64 -> fill(floats, i -> (float) data.getLong(8 * i));
      case I32 -> fill(floats, i -> (float) data.getInt(4 * i));
      case I16 -> fill(floats, i -> (float) data.getShort(2 * i));
      case I8 -> fill(floats, i -> (float) data.get(i));
      case U8, BOOL -> fill(floats, i -> (float) (data.get(i) & 0xff));
    }
    return floats;
  }

  /** All elements of an integer tensor as longs, in a new array. */
  public long[] longs() {
    long[] longs = new long[count()];
    for (int i = 0; i < longs.length; i++) {
      longs[i] =
          switch (type) {
            case I64 -> data.getLong(8 * i);
            case I32 -> data.getInt(4 * i);
            case I16 -> data.getShort(2 * i);
            case I8 -> data.get(i);
            case U8, BOOL -> data.get(i) & 0xff;
            default ->
                throw new Fault(
                    "reading a tensor: expected whole numbers, found "
                        + type
                        + "; this is not the file that was asked for");
          };
    }
    return longs;
  }

  private interface Element {
    float at(int index);
  }

  private static void fill(float[] floats, Element element) {
    for (int i = 0; i < floats.length; i++) {
      floats[i] = element.at(i);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor that
        && type == that.type
        && Arrays.equals(shape, that.shape)
        && data().equals(that.data());
  }

  @Override
  public int hashCode() {
    return 31 * type.hashCode() + Arrays.hashCode(shape);
  }

  @Override
  public String toString() {
    return type + Arrays.toString(shape);
  }
}
