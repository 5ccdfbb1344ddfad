package kukla.inference.engine.torch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kukla.inference.Fault;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Named direct buffers and the FP32 tensors over them, as the list that a script takes. */
final class BoundTensors {
  private final Map<String, FloatBuffer> buffers = new LinkedHashMap<>();
  private final Map<String, List<Long>> shapes = new LinkedHashMap<>();
  private final List<ByteBuffer> memories = new ArrayList<>();

  /** Adds a tensor of zeros. */
  void add(String name, List<Long> shape) {
    long bytes = 4 * shape.stream().reduce(1L, Math::multiplyExact);
    ByteBuffer memory =
        ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.nativeOrder());
    buffers.put(name, memory.asFloatBuffer());
    shapes.put(name, shape);
    memories.add(memory);
  }

  /** The tensors as a list of the type of an empty one. */
  IValue list(IValue empty) {
    GenericList list = empty.toList().copy();
    int i = 0;
    for (List<Long> shape : shapes.values()) {
      list.push_back(new IValue(over(memories.get(i++), shape, ScalarType.Float)));
    }
    return new IValue(list);
  }

  FloatBuffer buffer(String name) {
    FloatBuffer buffer = buffers.get(name);
    if (buffer == null) {
      throw missing(name);
    }
    return buffer;
  }

  List<Long> shape(String name) {
    List<Long> shape = shapes.get(name);
    if (shape == null) {
      throw missing(name);
    }
    return shape;
  }

  private Fault missing(String name) {
    return new Fault(
        "binding a graph: expected a tensor called "
            + name
            + ", found "
            + buffers.keySet()
            + "; card and file may belong to different models");
  }

  /** A tensor over memory that the caller keeps reachable. */
  static Tensor over(ByteBuffer memory, List<Long> shape, ScalarType type) {
    long[] sizes = shape.stream().mapToLong(Long::longValue).toArray();
    return torch.from_blob(new BytePointer(memory), sizes, new TensorOptions(type));
  }
}
