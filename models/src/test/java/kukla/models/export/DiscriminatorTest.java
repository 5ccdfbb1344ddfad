package kukla.models.export;

import static kukla.models.export.Closeness.assertClose;
import static kukla.models.export.Golden.golden;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import kukla.inference.card.Door;
import kukla.inference.engine.Session;
import kukla.inference.engine.onnx.OnnxEngine;
import kukla.models.checkpoint.Checkpoint;
import kukla.models.motion.Discriminator;
import kukla.models.motion.MotionConfig;
import kukla.models.motion.Yaml;
import kukla.models.onnx.OnnxGraph.Stored;
import kukla.models.onnx.OnnxOps;
import kukla.models.onnx.OnnxValue;
import kukla.models.ops.ShapeOps;
import kukla.models.torch.TorchOps;
import kukla.models.torch.TorchParameters;
import kukla.models.weights.Tensor;
import kukla.models.weights.Weights;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds both back ends to the reference's map of the driving picture; made as the other goldens.
 */
@Tag("shared")
class DiscriminatorTest {
  private static final String MAP = "discriminator.prediction_map_1";
  private static final double TOLERANCE = 1e-3;

  private final Discriminator network =
      MotionConfig.of(Yaml.read(Golden.shared("mini-256.yaml")), "mini-256.yaml")
          .newDiscriminator();
  private final Weights weights = weights();

  private static Weights weights() {
    try (Checkpoint checkpoint = Checkpoint.open(Golden.shared("mini-cpk.pth.tar"))) {
      Map<String, Tensor> named = new LinkedHashMap<>();
      checkpoint
          .network("discriminator")
          .tensors()
          .forEach((name, tensor) -> named.put("discriminator." + name, tensor));
      return new Weights("mini-cpk.pth.tar", named);
    }
  }

  @Test
  void onTorch() {
    ShapeOps shapes = new ShapeOps();
    network.forward(shapes, "1", new long[] {1, 3, 256, 256}, new long[] {1, 10, 2});
    try (PointerScope scope = new PointerScope();
        TorchParameters parameters =
            TorchParameters.of(
                shapes.parameters(), parameter -> weights.tensor(parameter.name()).floats())) {
      TorchOps ops = new TorchOps(parameters, TorchOps.Precision.FP32, TorchOps.Mode.EVALUATE);
      var image = ops.constant(golden("driving"), 1, 3, 256, 256);
      var points = ops.constant(golden("kp_driving.value"), 1, 10, 2);
      float[] map = TorchBackEnd.numbers(network.forward(ops, "1", image, points).map());
      assertClose(map, golden(MAP), TOLERANCE);
    }
  }

  @Test
  void onOnnx(@TempDir Path folder) {
    OnnxOps ops = new OnnxOps(weights);
    OnnxValue image = ops.input(Door.unit("image", 1, 3, 256, 256));
    OnnxValue points = ops.constant(golden("kp_driving.value"), 1, 10, 2);
    OnnxValue map = network.forward(ops, "1", image, points).map();
    ops.output(Door.of("map", map.shape()), map);
    Path file = folder.resolve("discriminator.onnx");
    ops.graph().write(file, Stored.FP32);
    try (Session session = OnnxEngine.load().open(file, Set.of())) {
      session.input("image").put(0, golden("driving"));
      session.run();
      FloatBuffer output = session.output("map");
      float[] found = new float[output.capacity()];
      output.get(0, found);
      assertClose(found, golden(MAP), TOLERANCE);
    }
  }
}
