package kukla.models.onnx;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import kukla.inference.card.Door;
import kukla.models.ops.Convolution;
import kukla.models.ops.Ops;
import kukla.models.ops.ShapeOps;
import kukla.models.weights.Weights;

/**
 * Records what a network does as an ONNX graph, with its weights. Shapes are known throughout.
 *
 * <pre>{@code
 * OnnxOps ops = new OnnxOps(weights);
 * OnnxValue image = ops.input(Door.unit("image", 1, 3, 256, 256));
 * ops.output(Door.unit("prediction", 1, 3, 256, 256), network.forward(ops, image));
 * ops.graph().write(path, Stored.FP32);
 * }</pre>
 */
public final class OnnxOps implements Ops<OnnxValue> {
  static final float EPSILON = 1e-5f;

  private final Weights weights;
  private final ShapeOps shapes = new ShapeOps();
  private final List<OnnxNode> nodes = new ArrayList<>();
  private final Map<String, Constant> constants = new LinkedHashMap<>();
  private final Map<Object, String> known = new HashMap<>();
  private final List<Door> inputs = new ArrayList<>();
  private final Map<Door, String> outputs = new LinkedHashMap<>();

  /**
   * @param weights by the full names that the network asks for; borrowed while recording
   */
  public OnnxOps(Weights weights) {
    this.weights = weights;
  }

  /** Adds an input of the graph. */
  public OnnxValue input(Door door) {
    inputs.add(door);
    return new OnnxValue(door.name(), sizes(door));
  }

  /** Makes a value an output of the graph; the door's shape must be the value's. */
  public void output(Door door, OnnxValue value) {
    if (!Arrays.equals(sizes(door), value.shape())) {
      throw new IllegalArgumentException(
          "expected %s for %s, found %s"
              .formatted(door.shape(), door.name(), Arrays.toString(value.shape())));
    }
    outputs.put(door, value.name());
  }

  private static long[] sizes(Door door) {
    return door.shape().stream().mapToLong(Long::longValue).toArray();
  }

  /** Everything recorded that an output needs, norms folded. */
  public OnnxGraph graph() {
    return OnnxGraph.of(inputs, outputs, nodes, constants);
  }

  /** Multiply-accumulates of the convolutions and matrix products recorded. */
  public long multiplyAccumulates() {
    return shapes.multiplyAccumulates();
  }

  @Override
  public long[] shape(OnnxValue x) {
    return x.shape().clone();
  }

  @Override
  public OnnxValue constant(float[] values, long... shape) {
    shapes.constant(values, shape);
    Object content =
        List.of(FloatBuffer.wrap(values.clone()), LongStream.of(shape).boxed().toList());
    String name =
        known.computeIfAbsent(
            content,
            absent -> {
              String fresh = "constant_" + known.size();
              constants.put(fresh, new Constant.Floats(values.clone(), shape.clone(), false));
              return fresh;
            });
    return new OnnxValue(name, shape.clone());
  }

  private String longs(long... values) {
    Object content = LongStream.of(values).boxed().toList();
    return known.computeIfAbsent(
        content,
        absent -> {
          String fresh = "longs_" + known.size();
          constants.put(fresh, new Constant.Longs(values.clone()));
          return fresh;
        });
  }

  private String parameter(String name, boolean weight, long... shape) {
    if (!constants.containsKey(name)) {
      float[] values = weights.tensor(name, shape).floats();
      constants.put(name, new Constant.Floats(values, shape.clone(), weight));
    }
    return name;
  }

  private OnnxValue node(String type, long[] shape, List<String> from, Map<String, Object> how) {
    String output = type + "_" + nodes.size();
    nodes.add(new OnnxNode(type, from, output, how));
    return new OnnxValue(output, shape);
  }

  private OnnxValue node(String type, long[] shape, OnnxValue... from) {
    return node(type, shape, Stream.of(from).map(OnnxValue::name).toList(), Map.of());
  }

  /** Recorded as a cast to float32, which tells an engine of lower precision where that ends. */
  @Override
  public OnnxValue exact(OnnxValue x) {
    return node("Cast", x.shape(), List.of(x.name()), Map.of("to", Messages.FLOAT));
  }

  @Override
  public OnnxValue convolution(OnnxValue x, Convolution layer) {
    long[] shape = shapes.convolution(x.shape(), layer);
    String weight = parameter(layer.name() + ".weight", true, weightShape(x, layer));
    return convolve(x, layer, weight, shape);
  }

  private OnnxValue convolve(OnnxValue x, Convolution layer, String weight, long[] shape) {
    String bias = parameter(layer.name() + ".bias", false, layer.out());
    long pad = layer.padding();
    Map<String, Object> how =
        Map.of(
            "kernel_shape",
            new long[] {layer.kernel(), layer.kernel()},
            "pads",
            new long[] {pad, pad, pad, pad},
            "strides",
            new long[] {layer.stride(), layer.stride()});
    return node(Types.CONVOLUTION, shape, List.of(x.name(), weight, bias), how);
  }

  private static long[] weightShape(OnnxValue x, Convolution layer) {
    return new long[] {layer.out(), x.shape()[1], layer.kernel(), layer.kernel()};
  }

  @Override
  public OnnxValue spectralConvolution(OnnxValue x, Convolution layer) {
    long[] shape = shapes.spectralConvolution(x.shape(), layer);
    String name = layer.name() + ".weight";
    if (!constants.containsKey(name)) {
      long[] weightShape = weightShape(x, layer);
      float[] weight = weights.tensor(layer.name() + ".weight_orig", weightShape).floats();
      float[] u = weights.tensor(layer.name() + ".weight_u", layer.out()).floats();
      float[] v = weights.tensor(layer.name() + ".weight_v", weight.length / u.length).floats();
      constants.put(name, new Constant.Floats(normed(weight, u, v), weightShape, true));
    }
    return convolve(x, layer, name, shape);
  }

  /** weight / σ with σ = uᵀ·W·v. */
  private static float[] normed(float[] weight, float[] u, float[] v) {
    double sigma = 0;
    for (int row = 0; row < u.length; row++) {
      double product = 0;
      for (int column = 0; column < v.length; column++) {
        product += (double) weight[row * v.length + column] * v[column];
      }
      sigma += u[row] * product;
    }
    float[] normed = new float[weight.length];
    for (int i = 0; i < weight.length; i++) {
      normed[i] = (float) (weight[i] / sigma);
    }
    return normed;
  }

  @Override
  public OnnxValue batchNorm(OnnxValue x, String name) {
    long channels = x.shape()[1];
    List<String> from =
        List.of(
            x.name(),
            parameter(name + ".weight", false, channels),
            parameter(name + ".bias", false, channels),
            parameter(name + ".running_mean", false, channels),
            parameter(name + ".running_var", false, channels));
    return node(Types.NORM, shapes.batchNorm(x.shape(), name), from, Map.of("epsilon", EPSILON));
  }

  @Override
  public OnnxValue instanceNorm(OnnxValue x, String name) {
    long channels = x.shape()[1];
    List<String> from =
        List.of(
            x.name(),
            parameter(name + ".weight", false, channels),
            parameter(name + ".bias", false, channels));
    long[] shape = shapes.instanceNorm(x.shape(), name);
    return node("InstanceNormalization", shape, from, Map.of("epsilon", EPSILON));
  }

  @Override
  public OnnxValue filter(OnnxValue x, float[] kernel, int size, int stride) {
    long[] shape = shapes.filter(x.shape(), kernel, size, stride);
    int channels = (int) x.shape()[1];
    float[] perChannel = new float[channels * kernel.length];
    for (int i = 0; i < perChannel.length; i++) {
      perChannel[i] = kernel[i % kernel.length];
    }
    OnnxValue weight = constant(perChannel, channels, 1, size, size);
    long pad = size / 2;
    Map<String, Object> how =
        Map.of(
            "kernel_shape", new long[] {size, size},
            "pads", new long[] {pad, pad, pad, pad},
            "strides", new long[] {stride, stride},
            "group", (long) channels);
    return node(Types.CONVOLUTION, shape, List.of(x.name(), weight.name()), how);
  }

  @Override
  public OnnxValue relu(OnnxValue x) {
    return node("Relu", x.shape(), x);
  }

  @Override
  public OnnxValue leakyRelu(OnnxValue x, float slope) {
    return node("LeakyRelu", x.shape(), List.of(x.name()), Map.of("alpha", slope));
  }

  @Override
  public OnnxValue sigmoid(OnnxValue x) {
    return node("Sigmoid", x.shape(), x);
  }

  @Override
  public OnnxValue exp(OnnxValue x) {
    return node("Exp", x.shape(), x);
  }

  @Override
  public OnnxValue softmax(OnnxValue x, int axis) {
    return node("Softmax", x.shape(), List.of(x.name()), Map.of("axis", (long) axis));
  }

  @Override
  public OnnxValue averagePool(OnnxValue x) {
    Map<String, Object> how =
        Map.of("kernel_shape", new long[] {2, 2}, "strides", new long[] {2, 2});
    return node("AveragePool", shapes.averagePool(x.shape()), List.of(x.name()), how);
  }

  @Override
  public OnnxValue upsampleNearest(OnnxValue x) {
    OnnxValue scales = constant(new float[] {1, 1, 2, 2}, 4);
    Map<String, Object> how =
        Map.of(
            "mode", "nearest",
            "coordinate_transformation_mode", "asymmetric",
            "nearest_mode", "floor");
    List<String> from = List.of(x.name(), "", scales.name());
    return node("Resize", shapes.upsampleNearest(x.shape()), from, how);
  }

  @Override
  public OnnxValue resizeBilinear(OnnxValue x, long height, long width) {
    long[] shape = shapes.resizeBilinear(x.shape(), height, width);
    Map<String, Object> how =
        Map.of("mode", "linear", "coordinate_transformation_mode", "half_pixel");
    return node("Resize", shape, List.of(x.name(), "", "", longs(shape)), how);
  }

  @Override
  public OnnxValue depthToSpace(OnnxValue x, int block) {
    Map<String, Object> how = Map.of("blocksize", (long) block, "mode", "CRD");
    return node("DepthToSpace", shapes.depthToSpace(x.shape(), block), List.of(x.name()), how);
  }

  @Override
  public OnnxValue gridSample(OnnxValue x, OnnxValue grid, Outside outside) {
    String padding =
        switch (outside) {
          case ZERO -> "zeros";
          case EDGE -> "border";
        };
    Map<String, Object> how =
        Map.of("mode", "bilinear", "padding_mode", padding, "align_corners", 0L);
    long[] shape = shapes.gridSample(x.shape(), grid.shape(), outside);
    return node("GridSample", shape, List.of(x.name(), grid.name()), how);
  }

  @Override
  public OnnxValue concat(List<OnnxValue> parts, int axis) {
    long[] shape = shapes.concat(parts.stream().map(OnnxValue::shape).toList(), axis);
    List<String> from = parts.stream().map(OnnxValue::name).toList();
    return node("Concat", shape, from, Map.of("axis", (long) axis));
  }

  @Override
  public OnnxValue add(OnnxValue a, OnnxValue b) {
    return node("Add", shapes.add(a.shape(), b.shape()), a, b);
  }

  @Override
  public OnnxValue subtract(OnnxValue a, OnnxValue b) {
    return node("Sub", shapes.subtract(a.shape(), b.shape()), a, b);
  }

  @Override
  public OnnxValue multiply(OnnxValue a, OnnxValue b) {
    return node("Mul", shapes.multiply(a.shape(), b.shape()), a, b);
  }

  @Override
  public OnnxValue divide(OnnxValue a, OnnxValue b) {
    return node("Div", shapes.divide(a.shape(), b.shape()), a, b);
  }

  @Override
  public OnnxValue scale(OnnxValue x, float factor) {
    return multiply(x, constant(new float[] {factor}, 1));
  }

  @Override
  public OnnxValue matmul(OnnxValue a, OnnxValue b) {
    return node("MatMul", shapes.matmul(a.shape(), b.shape()), a, b);
  }

  @Override
  public OnnxValue sum(OnnxValue x, int axis) {
    List<String> from = List.of(x.name(), longs(axis));
    return node("ReduceSum", shapes.sum(x.shape(), axis), from, Map.of("keepdims", 0L));
  }

  @Override
  public OnnxValue reshape(OnnxValue x, long... shape) {
    long[] checked = shapes.reshape(x.shape(), shape);
    return node("Reshape", checked, List.of(x.name(), longs(shape)), Map.of());
  }

  @Override
  public OnnxValue transpose(OnnxValue x, int... axes) {
    long[] order = new long[axes.length];
    for (int i = 0; i < axes.length; i++) {
      order[i] = axes[i];
    }
    long[] shape = shapes.transpose(x.shape(), axes);
    return node("Transpose", shape, List.of(x.name()), Map.of("perm", order));
  }

  @Override
  public OnnxValue slice(OnnxValue x, int axis, long from, long to) {
    long[] shape = shapes.slice(x.shape(), axis, from, to);
    return node("Slice", shape, List.of(x.name(), longs(from), longs(to), longs(axis)), Map.of());
  }
}
