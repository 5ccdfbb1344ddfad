package kukla.models.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.TreeMap;
import kukla.inference.card.Door;
import kukla.models.weights.Half;

/** Doors, nodes and constants as ONNX's protocol buffers. */
final class Messages {
  /** ONNX's number for float32. */
  static final long FLOAT = TensorProto.DataType.FLOAT_VALUE;

  private static final float LARGEST_HALF = 65504;

  private Messages() {}

  static ValueInfoProto door(Door door) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    door.shape().forEach(size -> shape.addDimBuilder().setDimValue(size));
    return ValueInfoProto.newBuilder()
        .setName(door.name())
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder().setElemType((int) FLOAT).setShape(shape)))
        .build();
  }

  static NodeProto node(OnnxNode node) {
    NodeProto.Builder proto =
        NodeProto.newBuilder()
            .setOpType(node.type())
            .setName(node.output())
            .addAllInput(node.inputs())
            .addOutput(node.output());
    new TreeMap<>(node.attributes())
        .entrySet()
        .forEach(attribute -> proto.addAttribute(attribute(attribute)));
    return proto.build();
  }

  private static AttributeProto attribute(Map.Entry<String, Object> attribute) {
    AttributeProto.Builder proto = AttributeProto.newBuilder().setName(attribute.getKey());
    Object value = attribute.getValue();
    if (value instanceof Long number) {
      proto.setType(AttributeProto.AttributeType.INT).setI(number);
    } else if (value instanceof Float number) {
      proto.setType(AttributeProto.AttributeType.FLOAT).setF(number);
    } else if (value instanceof String text) {
      proto.setType(AttributeProto.AttributeType.STRING).setS(ByteString.copyFromUtf8(text));
    } else if (value instanceof long[] numbers) {
      proto.setType(AttributeProto.AttributeType.INTS);
      for (long number : numbers) {
        proto.addInts(number);
      }
    } else {
      throw new IllegalArgumentException("expected an attribute, found " + attribute);
    }
    return proto.build();
  }

  static TensorProto tensor(String name, Constant constant) {
    ByteBuffer bytes;
    int type;
    if (constant instanceof Constant.Floats floats) {
      type = TensorProto.DataType.FLOAT_VALUE;
      bytes = bytes(floats.values().length, 4);
      bytes.asFloatBuffer().put(floats.values());
    } else if (constant instanceof Constant.Longs longs) {
      type = TensorProto.DataType.INT64_VALUE;
      bytes = bytes(longs.values().length, 8);
      bytes.asLongBuffer().put(longs.values());
    } else {
      throw new IllegalArgumentException("expected a constant, found " + constant);
    }
    return tensor(name, type, constant.shape(), bytes);
  }

  /** Whether it is a weight that halves can hold. */
  static boolean fitsHalf(Constant constant) {
    if (!(constant instanceof Constant.Floats floats) || !floats.weight()) {
      return false;
    }
    for (float value : floats.values()) {
      if (!(Math.abs(value) <= LARGEST_HALF)) {
        return false;
      }
    }
    return true;
  }

  static TensorProto half(String name, Constant constant) {
    float[] values = ((Constant.Floats) constant).values();
    ByteBuffer bytes = bytes(values.length, 2);
    for (int i = 0; i < values.length; i++) {
      bytes.putShort(2 * i, Half.toF16(values[i]));
    }
    return tensor(name, TensorProto.DataType.FLOAT16_VALUE, constant.shape(), bytes);
  }

  private static ByteBuffer bytes(int elements, int width) {
    return ByteBuffer.allocate(Math.multiplyExact(elements, width)).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The buffer is not copied and must not change afterwards. */
  private static TensorProto tensor(String name, int type, long[] shape, ByteBuffer bytes) {
    TensorProto.Builder proto =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(type)
            .setRawData(UnsafeByteOperations.unsafeWrap(bytes));
    for (long size : shape) {
      proto.addDims(size);
    }
    return proto.build();
  }
}
