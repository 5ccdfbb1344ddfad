package kukla.inference.engine.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import kukla.inference.card.Door;
import kukla.inference.engine.Session;
import kukla.inference.engine.graph.GraphDraft;
import kukla.inference.engine.onnx.OnnxSession;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operator that has a translation, against ONNX Runtime on random numbers. */
class OperatorsTest {
  @TempDir Path folder;

  /** One operator between an input {@code x} and outputs {@code y…}. */
  private static Arguments one(
      String title,
      GraphDraft draft,
      String operator,
      Map<String, Object> attributes,
      String... in) {
    return Arguments.of(
        operator + " " + title,
        draft.node(operator, List.of(in), List.of("y"), attributes).output("y"));
  }

  private static GraphDraft picture() {
    return new GraphDraft().input("x", 1, 8, 12, 10);
  }

  private static GraphDraft convolution(long out, long in, long kernel) {
    return picture().random("w", 1, 0.2, out, in, kernel, kernel).random("b", 2, 0.5, out);
  }

  static Stream<Arguments> operators() {
    List<Arguments> cases = new ArrayList<>();
    cases.add(
        one(
            "3×3",
            convolution(16, 8, 3),
            "Conv",
            Map.of("pads", List.of(1, 1, 1, 1)),
            "x",
            "w",
            "b"));
    cases.add(one("1×1, no bias", convolution(5, 8, 1), "Conv", Map.of(), "x", "w"));
    cases.add(
        one(
            "stride 2, uneven pads",
            convolution(16, 8, 3),
            "Conv",
            Map.of("pads", List.of(0, 1, 2, 1), "strides", List.of(2, 2)),
            "x",
            "w",
            "b"));
    cases.add(
        one(
            "dilated",
            convolution(16, 8, 3),
            "Conv",
            Map.of("pads", List.of(2, 2, 2, 2), "dilations", List.of(2, 2)),
            "x",
            "w",
            "b"));
    cases.add(
        one(
            "depthwise 7×7, stride 4",
            convolution(8, 1, 7),
            "Conv",
            Map.of("pads", List.of(3, 3, 3, 3), "strides", List.of(4, 4), "group", 8),
            "x",
            "w",
            "b"));
    for (String operator :
        List.of("Relu", "LeakyRelu", "Sigmoid", "Tanh", "Exp", "Neg", "Abs", "Identity")) {
      cases.add(one("", picture(), operator, Map.of(), "x"));
    }
    cases.add(
        Arguments.of(
            "Sqrt of squares",
            picture()
                .node("Mul", List.of("x", "x"), List.of("s"), Map.of())
                .node("Sqrt", List.of("s"), List.of("y"), Map.of())
                .output("y")));
    cases.add(
        one(
            "",
            picture().reals("l", List.of(), -0.5f).reals("h", List.of(), 0.7f),
            "Clip",
            Map.of(),
            "x",
            "l",
            "h"));
    cases.add(one("", picture(), "Cast", Map.of("to", 1), "x"));
    for (String operator : List.of("Add", "Sub", "Mul", "Div")) {
      cases.add(one("scalar", picture().reals("c", List.of(), 2.5f), operator, Map.of(), "x", "c"));
      cases.add(
          one("scalar first", picture().reals("c", List.of(), 2.5f), operator, Map.of(), "c", "x"));
      cases.add(
          one("channels", picture().random("c", 3, 1, 8, 1, 1), operator, Map.of(), "x", "c"));
      cases.add(
          one("two inputs", picture().input("z", 1, 8, 12, 10), operator, Map.of(), "x", "z"));
      cases.add(one("broadcast", picture().input("z", 1, 1, 12, 1), operator, Map.of(), "z", "x"));
    }
    cases.add(one("", picture().reals("c", List.of(), 2f), "Pow", Map.of(), "x", "c"));
    cases.add(one("channels", picture(), "Softmax", Map.of("axis", 1), "x"));
    cases.add(
        one("last", new GraphDraft().input("x", 1, 10, 90), "Softmax", Map.of("axis", -1), "x"));
    cases.add(
        one(
            "",
            picture(),
            "AveragePool",
            Map.of("kernel_shape", List.of(2, 2), "strides", List.of(2, 2)),
            "x"));
    cases.add(
        one(
            "",
            picture(),
            "MaxPool",
            Map.of(
                "kernel_shape",
                List.of(3, 3),
                "strides",
                List.of(2, 2),
                "pads",
                List.of(1, 1, 1, 1)),
            "x"));
    cases.add(one("", picture(), "GlobalAveragePool", Map.of(), "x"));
    cases.add(
        one(
            "nearest, scales",
            picture().reals("scales", List.of(4L), 1, 1, 2, 2),
            "Resize",
            Map.of(
                "mode", "nearest",
                "coordinate_transformation_mode", "asymmetric",
                "nearest_mode", "floor"),
            "x",
            "",
            "scales"));
    cases.add(
        one(
            "linear, sizes",
            picture().integers("sizes", 1, 8, 31, 17),
            "Resize",
            Map.of("mode", "linear", "coordinate_transformation_mode", "half_pixel"),
            "x",
            "",
            "",
            "sizes"));
    cases.add(
        one(
            "linear, smaller",
            picture().integers("sizes", 1, 8, 6, 5),
            "Resize",
            Map.of("mode", "linear", "coordinate_transformation_mode", "half_pixel"),
            "x",
            "",
            "",
            "sizes"));
    cases.add(one("", picture().input("z", 1, 3, 12, 10), "Concat", Map.of("axis", 1), "x", "z"));
    for (String outside : List.of("zeros", "border")) {
      cases.add(
          one(
              outside,
              picture().random("g", 5, 0.6, 1, 9, 7, 2),
              "GridSample",
              Map.of("mode", "bilinear", "padding_mode", outside, "align_corners", 0),
              "x",
              "g"));
    }
    cases.add(one("", picture().integers("s", 1, 2, 4, -1), "Reshape", Map.of(), "x", "s"));
    cases.add(one("", picture(), "Flatten", Map.of("axis", 2), "x"));
    cases.add(one("", picture(), "Transpose", Map.of("perm", List.of(0, 2, 3, 1)), "x"));
    cases.add(one("", picture().integers("a", 0), "Squeeze", Map.of(), "x", "a"));
    cases.add(one("", picture().integers("a", 1, -1), "Unsqueeze", Map.of(), "x", "a"));
    cases.add(
        one(
            "",
            picture()
                .integers("from", 2, -4)
                .integers("to", 7, 100)
                .integers("axes", 1, 3)
                .integers("steps", 1, 2),
            "Slice",
            Map.of(),
            "x",
            "from",
            "to",
            "axes",
            "steps"));
    cases.add(
        one(
            "",
            picture().integers("p", 0, 0, 1, 2, 0, 0, 3, 4).reals("v", List.of(), 0.5f),
            "Pad",
            Map.of("mode", "constant"),
            "x",
            "p",
            "v"));
    cases.add(one("", picture().integers("s", 4, 8, 12, 10), "Expand", Map.of(), "x", "s"));
    cases.add(
        Arguments.of(
            "Split",
            picture()
                .integers("sizes", 3, 5)
                .node("Split", List.of("x", "sizes"), List.of("a", "b"), Map.of("axis", 1))
                .output("a")
                .output("b")));
    cases.add(
        one("list", picture().integers("i", 3, 0, -1), "Gather", Map.of("axis", 1), "x", "i"));
    for (String mode : List.of("CRD", "DCR")) {
      cases.add(one(mode, picture(), "DepthToSpace", Map.of("blocksize", 2, "mode", mode), "x"));
    }
    cases.add(one("", picture(), "SpaceToDepth", Map.of("blocksize", 2), "x"));
    for (String operator : List.of("ReduceSum", "ReduceMean")) {
      Map<String, Object> attributes = Map.of("keepdims", 0);
      cases.add(
          operator.equals("ReduceSum")
              ? one("", picture().integers("a", 2, -1), operator, attributes, "x", "a")
              : one("", picture(), operator, Map.of("axes", List.of(2, 3), "keepdims", 1), "x"));
    }
    cases.add(
        one(
            "matrices",
            new GraphDraft().input("x", 1, 10, 2, 2).input("z", 1, 10, 2, 2),
            "MatMul",
            Map.of(),
            "x",
            "z"));
    cases.add(
        one(
            "broadcast",
            new GraphDraft().input("x", 1, 22, 3).random("g", 6, 1, 3, 64),
            "MatMul",
            Map.of(),
            "x",
            "g"));
    cases.add(
        one(
            "",
            picture()
                .random("s", 7, 1, 8)
                .random("b", 8, 1, 8)
                .random("m", 9, 1, 8)
                .reals("v", List.of(8L), 1, 2, 3, 4, 0.5f, 0.25f, 1, 1),
            "BatchNormalization",
            Map.of("epsilon", 1e-5f),
            "x",
            "s",
            "b",
            "m",
            "v"));
    cases.add(
        one(
            "",
            picture().random("s", 7, 1, 8).random("b", 8, 1, 8),
            "InstanceNormalization",
            Map.of("epsilon", 1e-5f),
            "x",
            "s",
            "b"));
    cases.add(
        Arguments.of(
            "Cast of halves, Conv",
            picture()
                .halves("h", List.of(1L, 8L, 1L, 1L), halves(8))
                .node("Cast", List.of("h"), List.of("w"), Map.of("to", 1))
                .node("Conv", List.of("x", "w"), List.of("y"), Map.of())
                .output("y")));
    cases.add(
        Arguments.of(
            "residual: Conv, Add, Relu",
            convolution(8, 8, 3)
                .node(
                    "Conv",
                    List.of("x", "w", "b"),
                    List.of("c"),
                    Map.of("pads", List.of(1, 1, 1, 1)))
                .node("Add", List.of("c", "x"), List.of("a"), Map.of())
                .node("Relu", List.of("a"), List.of("y"), Map.of())
                .output("y")));
    cases.add(
        Arguments.of(
            "broadcast after Conv",
            convolution(8, 8, 3)
                .input("z", 1, 1, 1, 10)
                .node(
                    "Conv",
                    List.of("x", "w", "b"),
                    List.of("c"),
                    Map.of("pads", List.of(1, 1, 1, 1)))
                .node("Add", List.of("z", "c"), List.of("a"), Map.of())
                .node("Relu", List.of("a"), List.of("y"), Map.of())
                .output("y")));
    return cases.stream();
  }

  private static short[] halves(int count) {
    short[] bits = new short[count];
    for (int i = 0; i < count; i++) {
      bits[i] = (short) (0x3800 + 97 * i); // 0.5 and a little more
    }
    return bits;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operators")
  void agreesWithOnnxRuntime(String title, GraphDraft draft) {
    Path unshaped = draft.write(folder.resolve("unshaped.onnx"));
    try (Session reference = OnnxSession.open(unshaped)) {
      fill(reference);
      reference.run();
      reference
          .outputs()
          .forEach(output -> draft.shape(output.name(), reference.shape(output.name())));
      compare(reference, draft.write(folder.resolve("graph.onnx")));
    }
  }

  private static void compare(Session reference, Path file) {
    try (Session exact = TorchSession.open(file, Set.of(), false);
        Session brain16 = TorchSession.open(file, Set.of(), true)) {
      fill(exact);
      fill(brain16);
      exact.run();
      brain16.run();
      for (Door output : reference.outputs()) {
        String name = output.name();
        assertThat(exact.shape(name)).isEqualTo(reference.shape(name));
        assertClose(exact.output(name), reference.output(name), 1e-4);
        // Eight bits of fraction, and sums of up to 72 products of rounded numbers.
        assertClose(brain16.output(name), reference.output(name), 0.03);
      }
    }
  }

  private static void fill(Session session) {
    Random random = new Random(11);
    for (Door input : session.inputs()) {
      long[] shape = input.shape().stream().mapToLong(Long::longValue).toArray();
      FloatBuffer buffer = session.input(input.name(), shape);
      for (int i = 0; i < buffer.capacity(); i++) {
        buffer.put(i, (float) random.nextGaussian());
      }
    }
  }

  private static void assertClose(FloatBuffer actual, FloatBuffer expected, double tolerance) {
    assertThat(actual.capacity()).isEqualTo(expected.capacity());
    for (int i = 0; i < expected.capacity(); i++) {
      float e = expected.get(i);
      assertThat(actual.get(i))
          .isCloseTo(
              e,
              org.assertj.core.data.Offset.offset((float) (tolerance * Math.max(1, Math.abs(e)))));
    }
  }
}
