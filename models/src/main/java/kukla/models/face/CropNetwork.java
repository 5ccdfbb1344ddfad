package kukla.models.face;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import kukla.inference.Fault;
import kukla.models.motion.Section;
import kukla.models.ops.Ops;
import kukla.models.ops.Parameter;
import kukla.models.ops.ShapeOps;

/** A network that looks at the square around a face. */
public sealed interface CropNetwork permits FaceNetwork, MaskNetwork {
  /** Words of {@code model_params.network}. */
  List<String> KINDS = List.of("face", "mask");

  /** The word for it, which is also the prefix of its parameters. */
  String kind();

  /** Pixels a side. */
  int size();

  /**
   * What it gives, by the names of the exported doors.
   *
   * @param image RGB in [0, 1], (B, 3, size, size)
   */
  <T> Map<String, T> outputs(Ops<T> ops, T image);

  /** Outputs whose values lie in [0, 1]. */
  List<String> unitOutputs();

  /** Its parameters in the order of their use. */
  default Collection<Parameter> parameters() {
    ShapeOps shapes = new ShapeOps();
    outputs(shapes, new long[] {1, 3, size(), size()});
    return shapes.parameters();
  }

  /** Multiply-accumulates of one picture. */
  default long multiplyAccumulates() {
    ShapeOps shapes = new ShapeOps();
    outputs(shapes, new long[] {1, 3, size(), size()});
    return shapes.multiplyAccumulates();
  }

  /** Whether a configuration describes such a network. */
  static boolean isIn(Map<String, ?> yaml) {
    return yaml.get("model_params") instanceof Map<?, ?> model
        && KINDS.contains(String.valueOf(model.get("network")));
  }

  /**
   * The network that a configuration describes.
   *
   * @param origin the file's name, for messages
   * @throws Fault where it describes none, or one that does not fit its pictures
   */
  static CropNetwork of(Map<String, ?> yaml, String origin) {
    Section top = new Section(origin, "", yaml);
    int size =
        top.optional("dataset_params").numbers("frame_shape", List.of(128.0)).get(0).intValue();
    if (size < 32 || size % 16 != 0) {
      throw new Fault(
          "reading the configuration %s: expected a frame_shape of a multiple of 16 from 32 on, found %d"
              .formatted(origin, size));
    }
    Section model = top.section("model_params");
    String kind = model.choice("network", "", "face", "mask");
    TrunkConfig trunk = TrunkConfig.read(model);
    CropNetwork network =
        switch (kind) {
          case "face" -> new FaceNetwork(trunk, size, model.integer("hidden_features", 96));
          case "mask" -> new MaskNetwork(trunk, size);
          default ->
              throw new Fault(
                  "reading the configuration %s: expected model_params.network to be one of %s, found none"
                      .formatted(origin, String.join(", ", KINDS)));
        };
    model.nothingElse();
    return network;
  }
}
