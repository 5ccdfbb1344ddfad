package kukla.inference.engine.torch;

import java.util.List;
import java.util.Map;
import kukla.inference.engine.graph.Node;

/** Convolutions with what {@link Fusion} drew into them. */
final class ConvolutionOperators {
  private ConvolutionOperators() {}

  static void addTo(Map<String, Operators.Translation> translations) {
    translations.put("Conv", ConvolutionOperators::convolution);
  }

  private static void convolution(Node node, Script script) {
    Value x = script.value(node, 0);
    Value weight = script.value(node, 1);
    if (x.rank() != 4 || !node.text("auto_pad", "NOTSET").equals("NOTSET")) {
      throw Operators.unsupported(
          node, "two dimensions and explicit padding", x.shape() + node.text("auto_pad", ""));
    }
    long groups = node.integer("group", 1);
    long[] stride = node.integers("strides", 1, 1);
    long[] dilation = node.integers("dilations", 1, 1);
    long[] pads = node.integers("pads", 0, 0, 0, 0);
    boolean exact = script.exact(node.output()) || groups > 1 || !script.brain16();
    Precision precision = exact ? Precision.FP32 : Precision.BF16;

    x = script.as(x, precision, true);
    if (pads[0] != pads[2] || pads[1] != pads[3]) {
      List<Long> grown =
          Script.sizes(
              x.size(0), x.size(1), x.size(2) + pads[0] + pads[2], x.size(3) + pads[1] + pads[3]);
      x =
          script.write(
              grown,
              precision,
              true,
              "torch.constant_pad_nd(%s, %s, 0)",
              x,
              Script.sizes(pads[1], pads[3], pads[0], pads[2]));
      pads = new long[4];
    }
    List<Long> shape =
        Script.sizes(
            x.size(0),
            weight.size(0),
            extent(x.size(2), weight.size(2), stride[0], dilation[0], pads[0]),
            extent(x.size(3), weight.size(3), stride[1], dilation[1], pads[1]));
    List<Long> padding = Script.sizes(pads[0], pads[1]);
    Value packed = packed(script, weight, precision, padding, stride, dilation, groups, x.shape());
    Object bias =
        node.input(2) == null ? "None" : script.as(script.value(node, 2), precision, false);
    boolean relu = node.integer(Fusion.RELU, 0) == 1;
    Value residual =
        node.input(Fusion.RESIDUAL) == null
            ? null
            : script.as(script.value(node, Fusion.RESIDUAL), precision, true);
    Value out;
    if (residual != null && residual.shape().equals(shape)) {
      out =
          script.write(
              shape,
              precision,
              true,
              "ops.mkldnn._convolution_pointwise(%s, %s, %s, %s, %s, %s, %s, %d, \"add\", None,"
                  + " %s, [], None)",
              x,
              residual,
              packed,
              bias,
              padding,
              Script.sizes(stride),
              Script.sizes(dilation),
              groups,
              relu ? "\"relu\"" : "None");
    } else {
      out =
          script.write(
              shape,
              precision,
              true,
              "ops.mkldnn._convolution_pointwise(%s, %s, %s, %s, %s, %s, %d, %s, [], \"\")",
              x,
              packed,
              bias,
              padding,
              Script.sizes(stride),
              Script.sizes(dilation),
              groups,
              relu && residual == null ? "\"relu\"" : "\"none\"");
      if (residual != null) {
        shape = ElementOperators.broadcast(node, shape, residual.shape());
        String sum = relu ? "torch.relu(torch.add(%s, %s))" : "torch.add(%s, %s)";
        out = script.write(shape, precision, false, sum, out, residual);
      }
    }
    script.define(node.output(), out);
  }

  private static long extent(long size, long kernel, long stride, long dilation, long pad) {
    return (size + 2 * pad - dilation * (kernel - 1) - 1) / stride + 1;
  }

  /** The weight in the layout that oneDNN chooses for this size of input. */
  private static Value packed(
      Script script,
      Value weight,
      Precision precision,
      List<Long> padding,
      long[] stride,
      long[] dilation,
      long groups,
      List<Long> input) {
    Value cast = script.as(weight, precision, true);
    return script.write(
        weight.shape(),
        precision,
        true,
        "torch.mkldnn_reorder_conv2d_weight(torch.to_mkldnn(%s), %s, %s, %s, %d, %s)",
        cast,
        padding,
        Script.sizes(stride),
        Script.sizes(dilation),
        groups,
        input);
  }
}
