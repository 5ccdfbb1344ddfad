package kukla.models.export;

import static kukla.models.export.Golden.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import kukla.models.export.MotionBackEnd.Points;
import kukla.models.motion.MotionConfig;
import kukla.models.onnx.OnnxGraph.Stored;
import kukla.models.ops.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every option of the official configuration: what libtorch computes, the exported graphs do. */
class OptionsTest {
  private static final int SIZE = 64;

  private static final String SMALL =
      """
      model_params:
        common_params: {num_kp: 5, num_channels: 3, estimate_jacobian: true}
        kp_detector_params: {temperature: 0.1, block_expansion: 4, max_features: 16, num_blocks: 2,
          scale_factor: 0.5}
        generator_params:
          block_expansion: 4
          max_features: 16
          num_down_blocks: 2
          num_bottleneck_blocks: 2
          estimate_occlusion_map: true
          dense_motion_params: {block_expansion: 4, max_features: 16, num_blocks: 2,
            scale_factor: 0.25}
        discriminator_params: {scales: [1], block_expansion: 4, num_blocks: 2, sn: true}
      """;

  private final Path folder;

  OptionsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing changed | x | x",
        "no jacobians | estimate_jacobian: true | estimate_jacobian: false",
        "one jacobian map | temperature: 0.1 | temperature: 0.1, single_jacobian_map: true",
        "padded heads | temperature: 0.1 | temperature: 0.1, pad: 3",
        "no occlusion map | estimate_occlusion_map: true | estimate_occlusion_map: false",
        "motion at full size | scale_factor: 0.25 | scale_factor: 1",
        "motion at feature size | scale_factor: 0.25 | scale_factor: 0.5",
        "keypoints at full size | scale_factor: 0.5 | scale_factor: 1",
        "deeper | num_blocks: 2 | num_blocks: 3",
        "one down block | num_down_blocks: 2 | num_down_blocks: 1",
        "no bottleneck | num_bottleneck_blocks: 2 | num_bottleneck_blocks: 0",
        "one keypoint | num_kp: 5 | num_kp: 1",
        "another variance | num_blocks: 2 | num_blocks: 2, kp_variance: 0.03",
        "lite body | num_down_blocks: 2 | num_down_blocks: 2, body: lite, half_features: 8",
      })
  void bothBackEndsAgree(String what, String option, String value) {
    String text = SMALL.replace(option, value);
    if (what.startsWith("lite")) {
      text = SMALL.replace("  generator_params:\n", "  generator_params:\n    body: lite\n");
      text = text.replace("num_down_blocks: 2\n", "num_down_blocks: 2\n    half_features: 8\n");
    } else if (what.equals("another variance")) {
      text = SMALL.replace("scale_factor: 0.25}", "scale_factor: 0.25, kp_variance: 0.03}");
    }
    MotionModel model = RandomModel.of(text, SIZE, 7);
    float[] source = RandomModel.picture(SIZE, 1);
    float[] driving = RandomModel.picture(SIZE, 2);
    try (MotionBackEnd torch = new TorchBackEnd(model);
        MotionBackEnd onnx = new OnnxBackEnd(model, folder, Stored.FP32)) {
      Points sourcePoints = torch.keypoints(source);
      Points drivingPoints = torch.keypoints(driving);
      assertClose(onnx.keypoints(driving).values(), drivingPoints.values(), 1e-4);
      float[] jacobians = drivingPoints.jacobians();
      float[] found = onnx.keypoints(driving).jacobians();
      assertThat(found == null).isEqualTo(jacobians == null);
      if (jacobians != null && found != null) {
        assertClose(found, jacobians, 1e-4);
      }
      Map<String, float[]> expected = torch.draw(source, sourcePoints, drivingPoints);
      Map<String, float[]> drawn = onnx.draw(source, sourcePoints, drivingPoints);
      assertThat(drawn.keySet()).isEqualTo(expected.keySet());
      expected.forEach(
          (name, values) -> assertClose(drawn.getOrDefault(name, new float[0]), values, 1e-4));
    }
  }

  /** The published size: 59.8 million in keypoint detector and generator. */
  @Test
  void vox256Builds() {
    String vox =
        """
        model_params:
          common_params: {num_kp: 10, num_channels: 3, estimate_jacobian: True}
          kp_detector_params: {temperature: 0.1, block_expansion: 32, max_features: 1024,
            scale_factor: 0.25, num_blocks: 5}
          generator_params:
            block_expansion: 64
            max_features: 512
            num_down_blocks: 2
            num_bottleneck_blocks: 6
            estimate_occlusion_map: True
            dense_motion_params: {block_expansion: 64, max_features: 1024, num_blocks: 5,
              scale_factor: 0.25}
          discriminator_params: {scales: [1], block_expansion: 32, max_features: 512,
            num_blocks: 4, sn: True}
        """;
    MotionConfig config = MotionConfig.of(RandomModel.yaml(vox), "vox-256.yaml");
    long trained =
        MotionModel.parameters(config, 256, "vox-256.yaml").stream()
            .filter(parameter -> parameter.role().trained())
            .mapToLong(Parameter::count)
            .sum();
    assertThat(trained).isEqualTo(59_790_759);
  }
}
