package kukla.models.export;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kukla.console.Progress;
import kukla.inference.card.Door;
import kukla.inference.card.ModelCard;
import kukla.inference.card.ModelFile;
import kukla.inference.card.Training;
import kukla.models.face.CropNetwork;
import kukla.models.face.FaceNetwork;
import kukla.models.face.MaskNetwork;
import kukla.models.onnx.OnnxGraph;
import kukla.models.onnx.OnnxGraph.Stored;
import kukla.models.onnx.OnnxOps;
import kukla.models.onnx.OnnxValue;
import kukla.models.weights.Weights;
import org.jspecify.annotations.Nullable;

/**
 * A network that looks at face crops, with its weights.
 *
 * @param network what it is
 * @param weights by the names that it asks for
 */
record FinishedCropNetwork(CropNetwork network, Weights weights) {
  private static final String GRAPH = "graph";
  private static final String CROP =
      "the square around 68 landmarks turned so that eyes are level, 1.5 times the longer side of their box; RGB in [0, 1], NCHW";

  /**
   * Checks that configuration and weights belong together.
   *
   * @throws kukla.inference.Fault when they do not
   */
  static FinishedCropNetwork of(Map<String, ?> yaml, String origin, Weights weights) {
    CropNetwork network = CropNetwork.of(yaml, origin);
    WeightsFit.check(weights, network.parameters(), Map.of(), origin);
    return new FinishedCropNetwork(network, weights);
  }

  /** The one graph. */
  OnnxGraph graph() {
    OnnxOps ops = new OnnxOps(weights);
    OnnxValue image = ops.input(Door.unit("image", 1, 3, network.size(), network.size()));
    network
        .outputs(ops, image)
        .forEach(
            (name, value) ->
                ops.output(
                    network.unitOutputs().contains(name)
                        ? Door.unit(name, value.shape())
                        : Door.of(name, value.shape()),
                    value));
    return ops.graph();
  }

  /** Writes it as a model folder. */
  ModelCard write(
      String name, String licence, @Nullable Training training, Path folder, Stored stored) {
    ModelSheet.checkName(name);
    try (Progress progress = new Progress("graphs", 1)) {
      return ModelFolderWriter.write(
          Map.of(GRAPH, this::graph),
          files -> card(name, licence, training, files),
          folder,
          stored,
          progress::step);
    }
  }

  private ModelCard card(
      String name, String licence, @Nullable Training training, Map<String, ModelFile> files) {
    boolean landmarks = network instanceof FaceNetwork;
    return new ModelCard(
        name,
        landmarks ? "landmarks" : "mask",
        files,
        "RGB",
        conventions(),
        "",
        licence,
        training,
        List.of());
  }

  private Map<String, String> conventions() {
    Map<String, String> conventions = new HashMap<>();
    conventions.put("crop", CROP);
    conventions.put("multiply_accumulates", Long.toString(network.multiplyAccumulates()));
    if (network instanceof MaskNetwork) {
      conventions.put("masks", String.join(", ", MaskNetwork.CLASSES));
    } else {
      conventions.put("landmarks", "iBUG 68; x right, y down, -1 and 1 at the crop's edges");
      conventions.put("pose", "yaw, pitch, roll in radians: right, up, counter-clockwise as seen");
      conventions.put("openness", "right eye, left eye, mouth of the person: gap over width");
      conventions.put("gaze", "yaw, pitch of the eyes in the head, radians, as the pose");
      conventions.put("presence", "0.5 or more where the crop shows a face");
    }
    return new TreeMap<>(conventions);
  }
}
