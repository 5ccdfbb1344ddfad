package kukla.models.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import kukla.models.weights.Tensor;

/**
 * A tensor as a view of a storage.
 *
 * @param storage where its numbers are
 * @param offset element of the storage at index (0, 0, …)
 * @param shape sizes, slowest axis first
 * @param strides elements between neighbours along each axis
 */
@SuppressWarnings("ArrayRecordComponent") // never changed after construction
record StoredTensor(Storage storage, long offset, long[] shape, long[] strides) {

  /**
   * The tensor in row-major order: a view of the stored bytes where they are so already, else a
   * copy.
   *
   * @throws Malformed when it reaches outside its storage
   */
  Tensor load(Storages storages) throws IOException {
    long count = checkedCount();
    int width = storage.type().bytes();
    if (count == 0) {
      return new Tensor(storage.type(), shape, ByteBuffer.allocate(0));
    }
    ByteBuffer all = storages.bytes(storage).order(ByteOrder.LITTLE_ENDIAN);
    int first = Math.toIntExact((storage.begin() + offset) * width);
    int bytes = Math.toIntExact(count * width);
    if (isRowMajor()) {
      return new Tensor(storage.type(), shape, all.slice(first, bytes));
    }
    ByteBuffer rowMajor = ByteBuffer.allocate(bytes);
    gather(all, first, 0, width, rowMajor);
    return new Tensor(storage.type(), shape, rowMajor.flip());
  }

  private long checkedCount() throws Malformed {
    if (shape.length != strides.length || offset < 0) {
      throw new Malformed("a tensor of impossible layout");
    }
    try {
      long count = 1;
      long last = Math.addExact(storage.begin(), offset);
      for (int axis = 0; axis < shape.length; axis++) {
        if (shape[axis] < 0 || strides[axis] < 0) {
          throw new Malformed("a tensor of impossible layout");
        }
        count = Math.multiplyExact(count, shape[axis]);
        last = Math.addExact(last, Math.multiplyExact(shape[axis] - 1, strides[axis]));
      }
      if (count > 0 && last >= storage.elements()) {
        throw new Malformed("a tensor that reaches outside its storage " + storage.key());
      }
      if (count > Integer.MAX_VALUE / storage.type().bytes()) {
        throw new Malformed("a tensor of more than 2 GiB");
      }
      return count;
    } catch (ArithmeticException e) {
      throw new Malformed("a tensor of impossible layout");
    }
  }

  private boolean isRowMajor() {
    long expected = 1;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      if (shape[axis] != 1 && strides[axis] != expected) {
        return false;
      }
      expected *= shape[axis];
    }
    return true;
  }

  private void gather(ByteBuffer all, int from, int axis, int width, ByteBuffer rowMajor) {
    if (axis == shape.length) {
      rowMajor.put(all.slice(from, width));
      return;
    }
    for (long i = 0; i < shape[axis]; i++) {
      gather(all, from + (int) (i * strides[axis] * width), axis + 1, width, rowMajor);
    }
  }
}
