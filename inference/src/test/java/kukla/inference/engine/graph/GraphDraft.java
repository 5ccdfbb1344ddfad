package kukla.inference.engine.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A small ONNX graph written by a test. */
public final class GraphDraft {
  private final GraphProto.Builder graph = GraphProto.newBuilder().setName("draft");

  /** A float32 input of fixed sizes. */
  public GraphDraft input(String name, long... shape) {
    graph.addInput(info(name, shape));
    return this;
  }

  /** A float32 output; without sizes its shape is left unsaid. */
  public GraphDraft output(String name, long... shape) {
    graph.addOutput(info(name, shape));
    return this;
  }

  /** Says the shape of an output that was left unsaid. */
  public GraphDraft shape(String name, long... shape) {
    for (int i = 0; i < graph.getOutputCount(); i++) {
      if (graph.getOutput(i).getName().equals(name)) {
        graph.setOutput(i, info(name, shape));
      }
    }
    return this;
  }

  public GraphDraft node(
      String operator, List<String> inputs, List<String> outputs, Map<String, Object> attributes) {
    NodeProto.Builder node =
        NodeProto.newBuilder()
            .setOpType(operator)
            .setName("the_" + operator)
            .addAllInput(inputs)
            .addAllOutput(outputs);
    attributes.forEach((name, value) -> node.addAttribute(attribute(name, value)));
    graph.addNode(node);
    return this;
  }

  public GraphDraft integers(String name, long... values) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.INT64.getNumber())
            .addDims(values.length);
    for (long value : values) {
      tensor.addInt64Data(value);
    }
    graph.addInitializer(tensor);
    return this;
  }

  public GraphDraft reals(String name, List<Long> shape, float... values) {
    ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.FLOAT.getNumber())
            .addAllDims(shape)
            .setRawData(ByteString.copyFrom(raw.array())));
    return this;
  }

  /** Halves given by their bits. */
  public GraphDraft halves(String name, List<Long> shape, short... bits) {
    ByteBuffer raw = ByteBuffer.allocate(2 * bits.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asShortBuffer().put(bits);
    graph.addInitializer(
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.FLOAT16.getNumber())
            .addAllDims(shape)
            .setRawData(ByteString.copyFrom(raw.array())));
    return this;
  }

  /** Normal random numbers with this deviation. */
  public GraphDraft random(String name, long seed, double deviation, long... shape) {
    Random random = new Random(seed);
    int count = 1;
    List<Long> sizes = new java.util.ArrayList<>();
    for (long size : shape) {
      count *= (int) size;
      sizes.add(size);
    }
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
    return reals(name, sizes, values);
  }

  public Path write(Path file) {
    ModelProto model =
        ModelProto.newBuilder()
            .setIrVersion(8)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
            .setGraph(graph)
            .build();
    try {
      return Files.write(file, model.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ValueInfoProto info(String name, long... shape) {
    TypeProto.Tensor.Builder tensor =
        TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT.getNumber());
    if (shape.length > 0) {
      TensorShapeProto.Builder sizes = TensorShapeProto.newBuilder();
      for (long size : shape) {
        sizes.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(size));
      }
      tensor.setShape(sizes);
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  private static AttributeProto attribute(String name, Object value) {
    AttributeProto.Builder attribute = AttributeProto.newBuilder().setName(name);
    if (value instanceof Integer whole) {
      attribute.setType(AttributeProto.AttributeType.INT).setI(whole);
    } else if (value instanceof Float real) {
      attribute.setType(AttributeProto.AttributeType.FLOAT).setF(real);
    } else if (value instanceof String text) {
      attribute.setType(AttributeProto.AttributeType.STRING).setS(ByteString.copyFromUtf8(text));
    } else if (value instanceof List<?> list) {
      attribute.setType(AttributeProto.AttributeType.INTS);
      list.forEach(item -> attribute.addInts(((Number) item).longValue()));
    } else {
      throw new IllegalArgumentException(name + " " + value);
    }
    return attribute.build();
  }
}
