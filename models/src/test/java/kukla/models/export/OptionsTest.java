package kukla.models.export;

import static kukla.models.export.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kukla.inference.Fault;
import kukla.inference.card.Door;
import kukla.inference.engine.Session;
import kukla.inference.engine.onnx.OnnxEngine;
import kukla.models.export.MotionBackEnd.Points;
import kukla.models.motion.Discriminator;
import kukla.models.motion.MotionConfig;
import kukla.models.motion.MotionConfig.DiscriminatorConfig;
import kukla.models.onnx.OnnxGraph.Stored;
import kukla.models.onnx.OnnxOps;
import kukla.models.onnx.OnnxValue;
import kukla.models.ops.Parameter;
import kukla.models.ops.ShapeOps;
import kukla.models.torch.TorchOps;
import kukla.models.torch.TorchOps.Mode;
import kukla.models.torch.TorchOps.Precision;
import kukla.models.torch.TorchParameters;
import kukla.models.weights.Weights;
import org.bytedeco.javacpp.PointerScope;
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
        generator_params: {block_expansion: 4, max_features: 16, num_down_blocks: 2,
          num_bottleneck_blocks: 2, estimate_occlusion_map: true,
          dense_motion_params: {block_expansion: 4, max_features: 16, num_blocks: 2,
            scale_factor: 0.25}}
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
        "detail beside the reduced picture | temperature: 0.1 | temperature: 0.1, detail_features: 6",
        "detail halved twice | scale_factor: 0.5} | scale_factor: 0.25, detail_features: 6}",
        "keypoints at full size | scale_factor: 0.5 | scale_factor: 1",
        "deeper | num_blocks: 2 | num_blocks: 3",
        "one down block | num_down_blocks: 2 | num_down_blocks: 1",
        "no bottleneck | num_bottleneck_blocks: 2 | num_bottleneck_blocks: 0",
        "one keypoint | num_kp: 5 | num_kp: 1",
        "another variance | scale_factor: 0.25 | scale_factor: 0.25, kp_variance: 0.03",
        "lite body | num_down_blocks: 2 | num_down_blocks: 2, body: lite, half_features: 8",
      })
  void bothBackEndsAgree(String what, String option, String value) {
    String text = SMALL.replace(option, value);
    assertThat(text.equals(SMALL)).isEqualTo(option.equals(value));
    FinishedNetworks model = RandomModel.of(text, SIZE, 7);
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

  @Test
  void detailIsFoundByHalving() {
    String third = SMALL.replace("scale_factor: 0.5}", "scale_factor: 0.3, detail_features: 6}");
    assertThatThrownBy(() -> RandomModel.of(third, SIZE, 7))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("power of two")
        .hasMessageContaining("0.3");
  }

  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, true", "false, false"})
  void discriminatorsAgree(boolean spectralNorm, boolean useKp) {
    Discriminator network =
        new Discriminator(
            "discriminator",
            new DiscriminatorConfig(List.of("0.5"), 4, 16, 2, spectralNorm, useKp, 0.02));
    ShapeOps shapes = new ShapeOps();
    network.forward(shapes, "0.5", new long[] {1, 3, SIZE, SIZE}, new long[] {1, 2, 2});
    Weights weights = RandomModel.weights(shapes.parameters(), 3);
    float[] picture = RandomModel.picture(SIZE, 1);
    float[] points = {-0.5f, 0.25f, 0.1f, 0.7f};

    OnnxOps ops = new OnnxOps(weights);
    OnnxValue image = ops.input(Door.unit("image", 1, 3, SIZE, SIZE));
    OnnxValue map = network.forward(ops, "0.5", image, ops.constant(points, 1, 2, 2)).map();
    ops.output(Door.of("map", map.shape()), map);
    Path file = folder.resolve("discriminator.onnx");
    ops.graph().write(file, Stored.FP32);
    try (PointerScope scope = new PointerScope();
        Session session = OnnxEngine.load().open(file, Set.of());
        TorchParameters parameters =
            TorchParameters.of(
                shapes.parameters(), parameter -> weights.tensor(parameter.name()).floats())) {
      session.input("image").put(0, picture);
      session.run();
      TorchOps torch = new TorchOps(parameters, Precision.FP32, Mode.EVALUATE);
      var expected =
          network.forward(
              torch,
              "0.5",
              torch.constant(picture, 1, 3, SIZE, SIZE),
              torch.constant(points, 1, 2, 2));
      float[] found = new float[session.output("map").capacity()];
      session.output("map").get(0, found);
      assertClose(found, TorchBackEnd.numbers(expected.map()), 1e-4);
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
        FinishedNetworks.parameters(config, 256, "vox-256.yaml").stream()
            .filter(parameter -> parameter.role().trained())
            .mapToLong(Parameter::count)
            .sum();
    assertThat(trained).isEqualTo(59_790_759);
  }
}
