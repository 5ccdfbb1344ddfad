package kukla.models.export;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kukla.inference.Fault;
import kukla.models.checkpoint.Checkpoint;
import kukla.models.motion.AntiAlias;
import kukla.models.motion.Generator;
import kukla.models.motion.KeypointTensors;
import kukla.models.motion.MotionConfig;
import kukla.models.motion.Section;
import kukla.models.ops.Parameter;
import kukla.models.ops.ShapeOps;
import kukla.models.weights.Tensor;
import kukla.models.weights.Weights;

/**
 * Keypoint detector and generator of the first-order motion model: what they are, and their
 * weights.
 *
 * @param config their options
 * @param size pixels a side of the pictures that they take
 * @param weights by the reference's names, {@code kp_detector.…} and {@code generator.…}
 */
public record FinishedNetworks(MotionConfig config, int size, Weights weights) {
  /** The networks of a checkpoint that running a model needs. */
  private static final List<String> NETWORKS = List.of("kp_detector", "generator");

  private static final int USUAL_SIZE = 256;

  /**
   * Checks that configuration and weights belong together.
   *
   * @throws Fault when they do not
   */
  public static FinishedNetworks of(Map<String, ?> yaml, String origin, Weights weights) {
    MotionConfig config = MotionConfig.of(yaml, origin);
    int size = size(yaml, origin);
    WeightsFit.check(weights, parameters(config, size, origin), filters(config), origin);
    return new FinishedNetworks(config, size, weights);
  }

  /** Pixels a side of the pictures that a configuration's networks take. */
  static int size(Map<String, ?> yaml, String origin) {
    Section data = new Section(origin, "", yaml).optional("dataset_params");
    double side = data.numbers("frame_shape", List.of((double) USUAL_SIZE)).get(0);
    return (int) side;
  }

  /** The networks of an official checkpoint, under their full names. */
  public static Weights weights(Checkpoint checkpoint, String origin) {
    Map<String, Tensor> all = new LinkedHashMap<>();
    for (String network : NETWORKS) {
      checkpoint
          .network(network)
          .tensors()
          .forEach((name, tensor) -> all.put(network + "." + name, tensor));
    }
    return new Weights(origin, all);
  }

  /** The tensors that keypoint detector and generator need. */
  public static Collection<Parameter> parameters(MotionConfig config, int size, String origin) {
    ShapeOps shapes = new ShapeOps();
    long[] image = {1, config.generator().numChannels(), size, size};
    try {
      KeypointTensors<long[]> keypoints = config.newKeypointDetector().forward(shapes, image);
      Generator generator = config.newGenerator();
      generator.draw(shapes, generator.encode(shapes, image), keypoints, keypoints);
    } catch (IllegalArgumentException e) {
      throw new Fault(
          "reading the configuration %s: expected networks that fit pictures of %d pixels a side, found that a %s; correct frame_shape, num_blocks or scale_factor"
              .formatted(origin, size, e.getMessage()),
          e);
    }
    return shapes.parameters();
  }

  private static Map<String, Integer> filters(MotionConfig config) {
    Map<String, Integer> filters = new HashMap<>();
    double detector = config.keypointDetector().scaleFactor();
    double motion = config.generator().denseMotion().scaleFactor();
    if (detector != 1) {
      filters.put("kp_detector.down.weight", AntiAlias.side(detector));
    }
    if (motion != 1) {
      filters.put("generator.dense_motion_network.down.weight", AntiAlias.side(motion));
    }
    return filters;
  }
}
