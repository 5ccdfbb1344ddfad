package kukla.models.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kukla.inference.card.ModelFolder;
import kukla.inference.engine.onnx.OnnxEngine;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.inference.motion.MotionModel;
import kukla.models.motion.MotionConfig;
import kukla.models.ops.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ModelsFreshTest {
  private static final String SMALL =
      """
      dataset_params:
        frame_shape: [64, 64, 3]
      model_params:
        common_params: {num_kp: 5, num_channels: 3, estimate_jacobian: true}
        kp_detector_params:
          {temperature: 0.1, block_expansion: 8, max_features: 32, scale_factor: 0.5, num_blocks: 2}
        generator_params:
          block_expansion: 8
          max_features: 32
          num_down_blocks: 2
          num_bottleneck_blocks: 1
          estimate_occlusion_map: true
          dense_motion_params:
            {block_expansion: 8, max_features: 32, num_blocks: 2, scale_factor: 0.5}
      """;

  @Test
  void theBundledConfigurationIsTheFullSize() {
    Map<String, Object> yaml = ModelsFresh.full();
    long trained =
        FinishedNetworks.parameters(MotionConfig.of(yaml, "full"), 256, "full").stream()
            .filter(parameter -> parameter.role().trained())
            .mapToLong(Parameter::count)
            .sum();
    assertThat(trained).isBetween(59_700_000L, 59_900_000L);
  }

  @Test
  void anUntrainedModelRuns(@TempDir Path folder) throws IOException {
    Path config = folder.resolve("small.yaml");
    Files.writeString(config, SMALL);
    Path out = folder.resolve("small");
    int code =
        new CommandLine(new ModelsFresh())
            .setOut(new PrintWriter(new StringWriter()))
            .execute("--config", config.toString(), "--name", "small", "--out", out.toString());
    assertThat(code).isZero();
    try (MotionModel model = MotionModel.open(ModelFolder.open(out), OnnxEngine.load())) {
      Image picture = Image.allocate(64, 64, ChannelOrder.RGB);
      Image made = model.newImage();
      model.generate(model.source(picture), made);
      assertThat(model.side()).isEqualTo(64);
    }
  }
}
