package kukla.inference.engine.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import kukla.inference.Fault;

/**
 * How much a graph computes: the multiply-adds of its convolutions and matrix products for one run.
 *
 * <p>ONNX Runtime infers the shapes, from a copy of the graph in which weights are inputs, so that
 * no weight is read and nothing runs.
 */
public final class Arithmetic {
  /** Elements from which on a stored tensor is a weight, not a shape or a scale. */
  private static final long WEIGHT = 64;

  private static final Set<String> COUNTED = Set.of("Conv", "ConvTranspose", "Gemm", "MatMul");

  private static final long[] UNKNOWN = {};

  private final GraphProto graph;
  private final Map<String, long[]> shapes = new HashMap<>();

  private Arithmetic(GraphProto graph) {
    this.graph = graph;
  }

  /**
   * Multiply-adds of one run; empty where the graph leaves sizes free that they depend on.
   *
   * @throws Fault when the file is no graph that ONNX Runtime can run
   */
  public static OptionalLong multiplyAdds(Path file) {
    try (FileChannel channel = FileChannel.open(file)) {
      CodedInputStream stream =
          UnsafeByteOperations.unsafeWrap(
                  channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()))
              .newCodedInput();
      stream.enableAliasing(true);
      ModelProto model = ModelProto.parseFrom(stream);
      Arithmetic arithmetic = new Arithmetic(model.getGraph());
      arithmetic.inferShapes(model);
      return arithmetic.sum();
    } catch (IOException | OrtException e) {
      throw new Fault(
          "counting the arithmetic of "
              + file
              + ": expected a graph that ONNX Runtime can run, found "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("nothing said")
              + "; import or download the model again",
          e);
    }
  }

  private OptionalLong sum() {
    long sum = 0;
    for (NodeProto node : graph.getNodeList()) {
      if (!COUNTED.contains(node.getOpType())) {
        continue;
      }
      long[] first = shapes.getOrDefault(node.getInput(0), UNKNOWN);
      long[] second = shapes.getOrDefault(node.getInput(1), UNKNOWN);
      long[] result = shapes.getOrDefault(node.getOutput(0), UNKNOWN);
      if (isFree(first) || isFree(second) || isFree(result)) {
        return OptionalLong.empty();
      }
      sum +=
          switch (node.getOpType()) {
            // weight (out, in ÷ groups, kernel…)
            case "Conv" -> product(result) * product(second) / second[0];
            // weight (in, out ÷ groups, kernel…)
            case "ConvTranspose" -> product(first) * product(second) / second[0];
            case "Gemm" -> product(result) * product(first) / result[0];
            default -> product(result) * first[first.length - 1];
          };
    }
    return OptionalLong.of(sum);
  }

  private void inferShapes(ModelProto model) throws OrtException {
    GraphProto.Builder bare = graph.toBuilder().clearInitializer().clearValueInfo();
    Set<String> known = new HashSet<>();
    graph.getInputList().forEach(input -> known.add(input.getName()));
    for (TensorProto stored : graph.getInitializerList()) {
      shapes.put(stored.getName(), longs(stored.getDimsList()));
      if (product(longs(stored.getDimsList())) < WEIGHT) {
        bare.addInitializer(stored);
      } else if (known.add(stored.getName())) {
        bare.addInput(input(stored));
      }
    }
    known.addAll(shapes.keySet());
    graph.getOutputList().forEach(output -> known.add(output.getName()));
    for (NodeProto node : graph.getNodeList()) {
      if (COUNTED.contains(node.getOpType())) {
        for (String name : List.of(node.getInput(0), node.getInput(1), node.getOutput(0))) {
          if (known.add(name)) {
            bare.addOutput(ValueInfoProto.newBuilder().setName(name));
          }
        }
      }
    }
    byte[] bytes = model.toBuilder().setGraph(bare).build().toByteArray();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.disablePerSessionThreads();
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.NO_OPT);
      try (OrtSession session = OnnxEngine.environment().createSession(bytes, options)) {
        remember(session.getInputInfo());
        remember(session.getOutputInfo());
      }
    }
  }

  private void remember(Map<String, NodeInfo> infos) {
    infos.forEach(
        (name, info) -> {
          if (info.getInfo() instanceof TensorInfo tensor) {
            shapes.put(name, tensor.getShape());
          }
        });
  }

  private static ValueInfoProto input(TensorProto stored) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    stored.getDimsList().forEach(size -> shape.addDim(Dimension.newBuilder().setDimValue(size)));
    return ValueInfoProto.newBuilder()
        .setName(stored.getName())
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder()
                        .setElemType(stored.getDataType())
                        .setShape(shape)))
        .build();
  }

  private static long[] longs(List<Long> sizes) {
    return sizes.stream().mapToLong(Long::longValue).toArray();
  }

  private static boolean isFree(long[] shape) {
    return shape.length == 0 || Arrays.stream(shape).anyMatch(size -> size < 1);
  }

  private static long product(long[] shape) {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }
}
