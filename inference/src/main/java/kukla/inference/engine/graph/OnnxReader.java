package kukla.inference.engine.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kukla.inference.Fault;
import kukla.inference.card.Door;

/** Reads ONNX files; weights stay in the mapped file and never come onto the Java heap. */
public final class OnnxReader {
  /** Lowest operator set whose operators mean what this program takes them to mean. */
  private static final long LOWEST_OPERATOR_SET = 11;

  private OnnxReader() {}

  /**
   * Reads one file.
   *
   * @throws Fault when it is missing or no ONNX graph
   */
  public static OnnxGraph read(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      CodedInputStream stream = UnsafeByteOperations.unsafeWrap(mapped).newCodedInput();
      stream.enableAliasing(true);
      ModelProto model = ModelProto.parseFrom(stream);
      if (!model.hasGraph() || model.getGraph().getNodeCount() == 0) {
        throw new Fault(
            "reading " + file + ": expected an ONNX graph, found none; import the model again");
      }
      model.getOpsetImportList().stream()
          .filter(set -> set.getDomain().isEmpty() && set.getVersion() < LOWEST_OPERATOR_SET)
          .forEach(
              set -> {
                throw new Fault(
                    "reading "
                        + file
                        + ": expected ONNX operators of set 11 or newer, found "
                        + set.getVersion()
                        + "; use --engine onnx");
              });
      return graph(model.getGraph());
    } catch (IOException | IllegalArgumentException e) {
      throw new Fault(
          "reading "
              + file
              + ": expected an ONNX graph, found "
              + e.getMessage()
              + "; import or download the model again",
          e);
    }
  }

  private static OnnxGraph graph(GraphProto proto) throws IOException {
    Map<String, Constant> constants = new HashMap<>();
    for (TensorProto tensor : proto.getInitializerList()) {
      constants.put(tensor.getName(), constant(tensor));
    }
    List<Node> nodes = new ArrayList<>();
    for (NodeProto node : proto.getNodeList()) {
      nodes.add(node(node));
    }
    List<Door> inputs = new ArrayList<>();
    for (ValueInfoProto input : proto.getInputList()) {
      if (!constants.containsKey(input.getName())) {
        inputs.add(door(input));
      }
    }
    return new OnnxGraph(
        nodes, constants, inputs, proto.getOutputList().stream().map(OnnxReader::door).toList());
  }

  private static Door door(ValueInfoProto info) {
    return Door.of(
        info.getName(),
        info.getType().getTensorType().getShape().getDimList().stream()
            .mapToLong(OnnxReader::size)
            .toArray());
  }

  private static long size(Dimension dimension) {
    return dimension.hasDimValue() && dimension.getDimValue() > 0 ? dimension.getDimValue() : -1;
  }

  private static Node node(NodeProto proto) throws IOException {
    Map<String, Object> attributes = new HashMap<>();
    for (AttributeProto attribute : proto.getAttributeList()) {
      attributes.put(attribute.getName(), value(attribute));
    }
    return new Node(
        proto.getOpType(),
        proto.getName(),
        proto.getInputList(),
        proto.getOutputList(),
        attributes);
  }

  private static Object value(AttributeProto attribute) throws IOException {
    return switch (attribute.getType()) {
      case INT -> attribute.getI();
      case FLOAT -> attribute.getF();
      case STRING -> attribute.getS().toStringUtf8();
      case INTS -> List.copyOf(attribute.getIntsList());
      case FLOATS -> List.copyOf(attribute.getFloatsList());
      case TENSOR -> constant(attribute.getT());
      default ->
          throw new IOException(
              "the attribute " + attribute.getName() + " of type " + attribute.getType());
    };
  }

  private static Constant constant(TensorProto tensor) throws IOException {
    if (tensor.getExternalDataCount() > 0) {
      throw new IOException("weights outside the file, for " + tensor.getName());
    }
    Constant.Type type =
        switch (dataType(tensor)) {
          case FLOAT -> Constant.Type.FLOAT;
          case FLOAT16 -> Constant.Type.HALF;
          case INT64 -> Constant.Type.LONG;
          case INT32 -> Constant.Type.INT;
          default ->
              throw new IOException(
                  "the tensor " + tensor.getName() + " of type " + tensor.getDataType());
        };
    return new Constant(tensor.getDimsList(), type, data(tensor, type));
  }

  private static TensorProto.DataType dataType(TensorProto tensor) {
    TensorProto.DataType type = TensorProto.DataType.forNumber(tensor.getDataType());
    return type == null ? TensorProto.DataType.UNDEFINED : type;
  }

  private static ByteBuffer data(TensorProto tensor, Constant.Type type) {
    ByteString raw = tensor.getRawData();
    if (!raw.isEmpty()) {
      ByteBuffer view = raw.asReadOnlyByteBuffer();
      return view.isDirect() ? view : ByteBuffer.allocateDirect(raw.size()).put(view).flip();
    }
    return switch (type) {
      case FLOAT -> {
        float[] values = new float[tensor.getFloatDataCount()];
        for (int i = 0; i < values.length; i++) {
          values[i] = tensor.getFloatData(i);
        }
        yield Constant.of(List.of((long) values.length), values).data();
      }
      case LONG ->
          Constant.of(
                  List.of((long) tensor.getInt64DataCount()),
                  tensor.getInt64DataList().stream().mapToLong(Long::longValue).toArray())
              .data();
      case INT, HALF -> narrow(tensor, type);
    };
  }

  private static ByteBuffer narrow(TensorProto tensor, Constant.Type type) {
    ByteBuffer data =
        ByteBuffer.allocateDirect(type.bytes() * tensor.getInt32DataCount())
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int value : tensor.getInt32DataList()) {
      if (type == Constant.Type.INT) {
        data.putInt(value);
      } else {
        data.putShort((short) value);
      }
    }
    return data.flip();
  }
}
