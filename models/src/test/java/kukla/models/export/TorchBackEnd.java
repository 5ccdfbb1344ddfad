package kukla.models.export;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import kukla.models.motion.Generator;
import kukla.models.motion.Generator.Drawn;
import kukla.models.motion.KeypointTensors;
import kukla.models.torch.TorchOps;
import kukla.models.torch.TorchParameters;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** The networks on libtorch, FP32. */
final class TorchBackEnd implements MotionBackEnd {
  private final FinishedNetworks model;
  private final TorchParameters parameters;
  private final TorchOps ops;

  TorchBackEnd(FinishedNetworks model) {
    this.model = model;
    parameters =
        TorchParameters.of(
            FinishedNetworks.parameters(model.config(), model.size(), "test"),
            parameter -> model.weights().tensor(parameter.name()).floats());
    ops = new TorchOps(parameters, TorchOps.Precision.FP32, TorchOps.Mode.EVALUATE);
  }

  @Override
  public Points keypoints(float[] image) {
    try (PointerScope scope = new PointerScope()) {
      KeypointTensors<Tensor> found =
          model.config().newKeypointDetector().forward(ops, picture(image));
      Tensor jacobians = found.jacobians();
      return new Points(numbers(found.values()), jacobians == null ? null : numbers(jacobians));
    }
  }

  @Override
  public Map<String, float[]> draw(float[] source, Points sourcePoints, Points driving) {
    try (PointerScope scope = new PointerScope()) {
      Generator generator = model.config().newGenerator();
      Drawn<Tensor> drawn =
          generator.draw(
              ops, generator.encode(ops, picture(source)), tensors(sourcePoints), tensors(driving));
      Map<String, float[]> outputs = new LinkedHashMap<>();
      outputs.put("prediction", numbers(drawn.prediction()));
      outputs.put("deformation", numbers(drawn.motion().deformation()));
      Tensor occlusionMap = drawn.motion().occlusionMap();
      if (occlusionMap != null) {
        outputs.put("occlusion_map", numbers(occlusionMap));
      }
      return outputs;
    }
  }

  private Tensor picture(float[] image) {
    return Tensor.create(image, 1, 3, model.size(), model.size());
  }

  private static KeypointTensors<Tensor> tensors(Points points) {
    long k = points.values().length / 2;
    float[] jacobians = points.jacobians();
    return new KeypointTensors<>(
        Tensor.create(points.values(), 1, k, 2),
        jacobians == null ? null : Tensor.create(jacobians, 1, k, 2, 2));
  }

  static float[] numbers(Tensor tensor) {
    float[] numbers = new float[(int) tensor.numel()];
    tensor.contiguous().<FloatBuffer>createBuffer().get(numbers);
    return numbers;
  }

  @Override
  public void close() {
    parameters.close();
  }
}
