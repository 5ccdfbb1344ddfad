package kukla.models.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import kukla.models.motion.Generator;
import kukla.models.motion.KeypointTensors;
import kukla.models.motion.Warp;
import kukla.models.torch.TorchOps;
import kukla.models.torch.TorchParameters;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

/** Whoever does not move stays as they are: to the pixel, at the edges too, by any weights. */
class StillnessTest {
  private static final int SIZE = 64;
  private static final int POINTS = 5;

  private static final String LITE =
      """
      model_params:
        common_params: {num_kp: 5, num_channels: 3, estimate_jacobian: true}
        kp_detector_params: {temperature: 0.1, block_expansion: 4, max_features: 16, num_blocks: 2,
          scale_factor: 0.25}
        generator_params: {body: lite, half_features: 8, block_expansion: 8, max_features: 16,
          num_down_blocks: 1, num_bottleneck_blocks: 1, estimate_occlusion_map: true,
          dense_motion_params: {block_expansion: 4, max_features: 16, num_blocks: 2,
            scale_factor: 0.25}}
      """;

  @Test
  void litePictureStays() {
    assertThat(moved(LITE)).isLessThan(1e-4);
  }

  /** The reference's own quirk, which checkpoints of its body were trained with. */
  @Test
  void referenceEnlargesByTheGridsLastPixel() {
    assertThat(moved(LITE.replace("body: lite, half_features: 8, ", ""))).isGreaterThan(0.02);
  }

  /** Mean absolute difference of a random picture and itself, moved by equal keypoints. */
  private static double moved(String yaml) {
    FinishedNetworks model = RandomModel.of(yaml, SIZE, 7);
    try (TorchParameters parameters =
            TorchParameters.of(
                FinishedNetworks.parameters(model.config(), SIZE, "test"),
                parameter -> model.weights().tensor(parameter.name()).floats());
        PointerScope scope = new PointerScope()) {
      TorchOps ops = new TorchOps(parameters, TorchOps.Precision.FP32, TorchOps.Mode.EVALUATE);
      Random random = new Random(11);
      float[] pixels = random(random, 3 * SIZE * SIZE, 0, 1);
      Tensor picture = Tensor.create(pixels, 1, 3, SIZE, SIZE);
      KeypointTensors<Tensor> points =
          new KeypointTensors<>(
              Tensor.create(random(random, POINTS * 2, -0.8f, 0.8f), 1, POINTS, 2),
              Tensor.create(random(random, POINTS * 4, 0.5f, 1.5f), 1, POINTS, 2, 2));
      Generator generator = model.config().newGenerator();
      Tensor still =
          Warp.apply(
              ops,
              picture,
              generator.draw(ops, generator.encode(ops, picture), points, points).motion());
      return still.sub(picture).abs().mean().item_double();
    }
  }

  private static float[] random(Random random, int count, float least, float most) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = least + (most - least) * random.nextFloat();
    }
    return numbers;
  }
}
