package kukla.inference.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import kukla.inference.Fault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArithmeticTest {
  @TempDir Path folder;

  @Test
  void countsConvolutionsByHand() throws IOException {
    // 1×4×10×12 by 8 filters 2×3×3 in two groups, unpadded: 1×8×8×10, 18 multiply-adds each
    Path file =
        save(
            input("x", 1, 4, 10, 12),
            stored("w", 8, 2, 3, 3),
            node("Conv", "x", "w", "middle").addAttribute(integer("group", 2)),
            node("Relu", "middle", null, "y"));
    assertThat(Arithmetic.multiplyAdds(file)).hasValue(8 * 8 * 10 * 18);
  }

  @Test
  void countsMatrixProductsAndTransposedConvolutionsByHand() throws IOException {
    // MatMul 2×3×5 by 5×7, and a transposed convolution: each of 1×2×4×4 meets 3×2×2 weights
    Path product = save(input("x", 2, 3, 5), stored("w", 5, 70), node("MatMul", "x", "w", "y"));
    assertThat(Arithmetic.multiplyAdds(product)).hasValue(2 * 3 * 70 * 5);
    Path up =
        save(input("x", 1, 2, 4, 4), stored("w", 2, 3, 4, 4), node("ConvTranspose", "x", "w", "y"));
    assertThat(Arithmetic.multiplyAdds(up)).hasValue(32 * 3 * 16);
  }

  @Test
  void knowsAGeneralMatrixProductOfATransposedMatrix() throws IOException {
    Path file =
        save(
            input("x", 5, 3),
            stored("w", 5, 70),
            node("Gemm", "x", "w", "y").addAttribute(integer("transA", 1)));
    assertThat(Arithmetic.multiplyAdds(file)).hasValue(3 * 70 * 5);
  }

  @Test
  void saysNothingWhereSizesAreFree() throws IOException {
    Path file =
        save(input("x", 1, 4, -1, -1), stored("w", 8, 4, 3, 3), node("Conv", "x", "w", "y"));
    assertThat(Arithmetic.multiplyAdds(file)).isEmpty();
  }

  @Test
  @Tag("shared")
  void countsAPublishedNetwork() {
    Path mesh =
        Path.of(
            Objects.requireNonNull(System.getProperty("kukla.shared")),
            "models",
            "facemesh468.onnx");
    assertThat(Arithmetic.multiplyAdds(mesh).orElse(0)).isBetween(20_000_000L, 60_000_000L);
  }

  @Test
  void refusesWhatIsNoGraph() throws IOException {
    Path junk = Files.writeString(folder.resolve("junk.onnx"), "no graph");
    assertThatThrownBy(() -> Arithmetic.multiplyAdds(junk))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("junk.onnx");
  }

  private Path save(ValueInfoProto input, TensorProto weight, NodeProto.Builder... nodes)
      throws IOException {
    GraphProto.Builder graph =
        GraphProto.newBuilder()
            .setName("hand-made")
            .addInput(input)
            .addInitializer(weight)
            .addOutput(ValueInfoProto.newBuilder().setName("y"));
    List.of(nodes).forEach(graph::addNode);
    ModelProto model =
        ModelProto.newBuilder()
            .setIrVersion(8)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
            .setGraph(graph)
            .build();
    return Files.write(folder.resolve("hand-made.onnx"), model.toByteArray());
  }

  private static ValueInfoProto input(String name, long... shape) {
    TensorShapeProto.Builder sizes = TensorShapeProto.newBuilder();
    for (long size : shape) {
      Dimension.Builder dimension = Dimension.newBuilder();
      sizes.addDim(size < 0 ? dimension.setDimParam("free") : dimension.setDimValue(size));
    }
    TypeProto.Tensor.Builder tensor =
        TypeProto.Tensor.newBuilder()
            .setElemType(TensorProto.DataType.FLOAT.getNumber())
            .setShape(sizes);
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
  }

  private static TensorProto stored(String name, long... shape) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT.getNumber());
    int elements = 1;
    for (long size : shape) {
      tensor.addDims(size);
      elements *= (int) size;
    }
    return tensor.setRawData(ByteString.copyFrom(new byte[4 * elements])).build();
  }

  private static NodeProto.Builder node(
      String operator, String first, @Nullable String second, String output) {
    NodeProto.Builder node =
        NodeProto.newBuilder().setOpType(operator).addInput(first).addOutput(output);
    return second == null ? node : node.addInput(second);
  }

  private static AttributeProto integer(String name, long value) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }
}
