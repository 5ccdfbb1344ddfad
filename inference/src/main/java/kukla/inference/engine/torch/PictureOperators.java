package kukla.inference.engine.torch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kukla.inference.engine.graph.Constant;
import kukla.inference.engine.graph.Node;

/** Operators on pictures and features: pooling, resizing, sampling, padding. */
final class PictureOperators {
  private PictureOperators() {}

  static void addTo(Map<String, Operators.Translation> translations) {
    translations.put(
        "AveragePool",
        (node, script) ->
            pool(
                node,
                script,
                "torch.avg_pool2d(%s, %s, %s, %s, False, " + counted(node) + ", None)"));
    translations.put(
        "MaxPool",
        (node, script) -> pool(node, script, "torch.max_pool2d(%s, %s, %s, %s, [1, 1], False)"));
    translations.put("GlobalAveragePool", PictureOperators::globalAverage);
    translations.put("Resize", PictureOperators::resize);
    translations.put("GridSample", PictureOperators::gridSample);
    translations.put("Pad", PictureOperators::pad);
    translations.put("DepthToSpace", PictureOperators::depthToSpace);
    translations.put("SpaceToDepth", PictureOperators::spaceToDepth);
  }

  private static String counted(Node node) {
    return node.integer("count_include_pad", 0) == 1 ? "True" : "False";
  }

  private static void pool(Node node, Script script, String expression) {
    Value x = script.value(node, 0);
    long[] kernel = node.integers("kernel_shape", 1, 1);
    long[] stride = node.integers("strides", 1, 1);
    long[] pads = node.integers("pads", 0, 0, 0, 0);
    if (pads[0] != pads[2]
        || pads[1] != pads[3]
        || node.integer("ceil_mode", 0) != 0
        || !node.text("auto_pad", "NOTSET").equals("NOTSET")) {
      throw Operators.unsupported(node, "even explicit padding", node.attributes().toString());
    }
    List<Long> shape =
        Script.sizes(
            x.size(0),
            x.size(1),
            (x.size(2) + 2 * pads[0] - kernel[0]) / stride[0] + 1,
            (x.size(3) + 2 * pads[1] - kernel[1]) / stride[1] + 1);
    script.define(
        node,
        x,
        shape,
        expression,
        x,
        Script.sizes(kernel),
        Script.sizes(stride),
        Script.sizes(pads[0], pads[1]));
  }

  private static void globalAverage(Node node, Script script) {
    Value x = script.value(node, 0);
    script.define(
        node, x, Script.sizes(x.size(0), x.size(1), 1, 1), "torch.mean(%s, [2, 3], True)", x);
  }

  private static void resize(Node node, Script script) {
    Value x = script.value(node, 0);
    List<Long> shape = resized(node, script, x);
    List<Long> plane = shape.subList(2, 4);
    String coordinates = node.text("coordinate_transformation_mode", "half_pixel");
    boolean aligned = coordinates.equals("align_corners");
    String mode = node.text("mode", "nearest");
    boolean repeats = shape.get(2) % x.size(2) == 0 && shape.get(3) % x.size(3) == 0;
    if (mode.equals("nearest") && repeats && !aligned) {
      script.define(node, x, shape, "torch.upsample_nearest2d(%s, %s)", x, plane);
    } else if (mode.equals("linear")
        && (coordinates.equals("half_pixel")
            || coordinates.equals("pytorch_half_pixel")
            || aligned)) {
      x = ElementOperators.fitted(script, node, x);
      script.define(
          node,
          x,
          shape,
          "torch.upsample_bilinear2d(%s, %s, " + (aligned ? "True" : "False") + ")",
          x,
          plane);
    } else {
      throw Operators.unsupported(
          node, "whole nearest or half-pixel linear resizing", mode + " " + coordinates);
    }
  }

  private static List<Long> resized(Node node, Script script, Value x) {
    long[] sizes = null;
    Constant scales = script.constant(node.input(2));
    if (node.input(3) != null) {
      sizes = script.integers(node, 3);
    } else if (scales != null && scales.elements() == 4) {
      sizes = new long[4];
      for (int i = 0; i < 4; i++) {
        sizes[i] = (long) Math.floor(x.size(i) * (double) scales.data().getFloat(4 * i));
      }
    }
    if (sizes == null || sizes.length != 4 || sizes[0] != x.size(0) || sizes[1] != x.size(1)) {
      throw Operators.unsupported(node, "known sizes of pictures", x.shape().toString());
    }
    return Script.sizes(sizes);
  }

  private static void gridSample(Node node, Script script) {
    Value x = script.as(script.value(node, 0), Precision.FP32, false);
    Value grid = script.as(script.value(node, 1), Precision.FP32, false);
    String mode = node.text("mode", "bilinear");
    String padding = node.text("padding_mode", "zeros");
    if (!(mode.equals("bilinear") || mode.equals("linear"))
        || !(padding.equals("zeros") || padding.equals("border"))
        || grid.rank() != 4) {
      throw Operators.unsupported(
          node, "bilinear sampling, zeros or the border outside", mode + " " + padding);
    }
    script.define(
        node.output(),
        script.write(
            Script.sizes(x.size(0), x.size(1), grid.size(1), grid.size(2)),
            Precision.FP32,
            false,
            "torch.grid_sampler_2d(%s, %s, 0, "
                + (padding.equals("border") ? "1, " : "0, ")
                + (node.integer("align_corners", 0) == 1 ? "True" : "False")
                + ")",
            x,
            grid));
  }

  private static void pad(Node node, Script script) {
    Value x = script.value(node, 0);
    long[] pads = node.input(1) == null ? node.integers("pads", 0) : script.integers(node, 1);
    Constant fill = script.constant(node.input(2));
    if (pads.length != 2 * x.rank() || !node.text("mode", "constant").equals("constant")) {
      throw Operators.unsupported(node, "constant padding of every axis", node.text("mode", ""));
    }
    List<Long> shape = new ArrayList<>();
    List<Long> backwards = new ArrayList<>();
    for (int i = 0; i < x.rank(); i++) {
      shape.add(x.size(i) + pads[i] + pads[i + x.rank()]);
      backwards.add(0, pads[i + x.rank()]);
      backwards.add(0, pads[i]);
    }
    script.define(
        node,
        x,
        shape,
        "torch.constant_pad_nd(%s, %s, %s)",
        x,
        backwards,
        fill == null ? 0.0 : fill.scalar());
  }

  private static void depthToSpace(Node node, Script script) {
    Value x = ElementOperators.fitted(script, node, script.value(node, 0));
    long block = node.integer("blocksize", 2);
    long channels = x.size(1) / (block * block);
    List<Long> shape = Script.sizes(x.size(0), channels, x.size(2) * block, x.size(3) * block);
    if (!node.text("mode", "DCR").equals("CRD")) {
      // ONNX's default numbers the block before the channel, libtorch the channel before the block.
      long[] split = {x.size(0), block * block, channels, x.size(2), x.size(3)};
      x =
          script.write(
              x.shape(),
              x.precision(),
              false,
              "torch.reshape(torch.transpose(torch.reshape(%s, %s), 1, 2), %s)",
              x,
              Script.sizes(split),
              x.shape());
    }
    script.define(node, x, shape, "torch.pixel_shuffle(%s, %d)", x, block);
  }

  private static void spaceToDepth(Node node, Script script) {
    Value x = ElementOperators.fitted(script, node, script.value(node, 0));
    long block = node.integer("blocksize", 2);
    long h = x.size(2) / block;
    long w = x.size(3) / block;
    script.define(
        node.output(),
        script.write(
            Script.sizes(x.size(0), x.size(1) * block * block, h, w),
            x.precision(),
            false,
            "torch.reshape(torch.permute(torch.reshape(%s, %s), [0, 3, 5, 1, 2, 4]), %s)",
            x,
            Script.sizes(x.size(0), x.size(1), h, block, w, block),
            Script.sizes(x.size(0), x.size(1) * block * block, h, w)));
  }
}
