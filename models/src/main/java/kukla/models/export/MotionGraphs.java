package kukla.models.export;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import kukla.inference.card.Door;
import kukla.models.motion.Generator;
import kukla.models.motion.Generator.Drawn;
import kukla.models.motion.Generator.Source;
import kukla.models.motion.KeypointTensors;
import kukla.models.onnx.OnnxGraph;
import kukla.models.onnx.OnnxOps;
import kukla.models.onnx.OnnxValue;
import kukla.models.ops.ShapeOps;
import org.jspecify.annotations.Nullable;

/**
 * The three graphs of a motion model: {@code keypoints} runs every driving frame, {@code source}
 * once a portrait, {@code generator} every frame.
 */
final class MotionGraphs {
  private final FinishedNetworks model;
  private final Generator generator;
  private final long[] picture;

  MotionGraphs(FinishedNetworks model) {
    this.model = model;
    this.generator = model.config().newGenerator();
    this.picture =
        new long[] {1, model.config().generator().numChannels(), model.size(), model.size()};
  }

  /** What records the graphs, by role: one at a time, for each holds its weights in memory. */
  static Map<String, Supplier<OnnxGraph>> of(FinishedNetworks model) {
    MotionGraphs graphs = new MotionGraphs(model);
    Map<String, Supplier<OnnxGraph>> all = new LinkedHashMap<>();
    all.put("keypoints", graphs::keypoints);
    all.put("source", graphs::source);
    all.put("generator", graphs::generator);
    return all;
  }

  private OnnxGraph keypoints() {
    OnnxOps ops = new OnnxOps(model.weights());
    KeypointTensors<OnnxValue> keypoints =
        model.config().newKeypointDetector().forward(ops, ops.input(Door.unit("image", picture)));
    output(ops, "value", keypoints.values());
    output(ops, "jacobian", keypoints.jacobians());
    return ops.graph();
  }

  private OnnxGraph source() {
    OnnxOps ops = new OnnxOps(model.weights());
    Source<OnnxValue> source = generator.encode(ops, ops.input(Door.unit("image", picture)));
    output(ops, "features", source.features());
    ops.output(Door.unit("source_small", source.small().shape()), source.small());
    OnnxValue image = source.image();
    if (image != null) {
      ops.output(Door.unit("source_image", image.shape()), image);
    }
    return ops.graph();
  }

  private OnnxGraph generator() {
    Source<long[]> shapes = generator.encode(new ShapeOps(), picture);
    OnnxOps ops = new OnnxOps(model.weights());
    OnnxValue features = ops.input(Door.of("features", shapes.features()));
    OnnxValue small = ops.input(Door.unit("source_small", shapes.small()));
    OnnxValue image = shapes.image() == null ? null : ops.input(Door.unit("source_image", picture));
    Drawn<OnnxValue> drawn =
        generator.draw(
            ops,
            new Source<>(features, small, image),
            keypointDoors(ops, "source"),
            keypointDoors(ops, "driving"));
    ops.output(Door.unit("prediction", picture), drawn.prediction());
    OnnxValue occlusionMap = drawn.motion().occlusionMap();
    if (occlusionMap != null) {
      ops.output(Door.unit("occlusion_map", occlusionMap.shape()), occlusionMap);
    }
    output(ops, "deformation", drawn.motion().deformation());
    return ops.graph();
  }

  private KeypointTensors<OnnxValue> keypointDoors(OnnxOps ops, String whose) {
    long count = model.config().keypointDetector().numKp();
    OnnxValue values = ops.input(Door.of(whose + "_value", 1, count, 2));
    OnnxValue jacobians =
        model.config().keypointDetector().estimateJacobian()
            ? ops.input(Door.of(whose + "_jacobian", 1, count, 2, 2))
            : null;
    return new KeypointTensors<>(values, jacobians);
  }

  private static void output(OnnxOps ops, String name, @Nullable OnnxValue value) {
    if (value != null) {
      ops.output(Door.of(name, value.shape()), value);
    }
  }
}
