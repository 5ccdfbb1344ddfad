package kukla.models.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import kukla.inference.Fault;
import kukla.inference.Misuse;
import kukla.models.data.ToyClips;
import kukla.models.weights.Safetensors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Trains a tiny model for a few steps, whole. */
final class TrainMotionCommandTest {
  private static final String CONFIG =
      """
      model_params:
        common_params: {num_kp: 3, num_channels: 3, estimate_jacobian: true}
        kp_detector_params:
          {temperature: 0.1, block_expansion: 4, max_features: 8, scale_factor: 0.5, num_blocks: 2, pad: 3}
        generator_params:
          block_expansion: 4
          max_features: 8
          num_down_blocks: 1
          num_bottleneck_blocks: 1
          estimate_occlusion_map: true
          dense_motion_params: {block_expansion: 4, max_features: 8, num_blocks: 2, scale_factor: 0.5}
        discriminator_params: {scales: [1], block_expansion: 4, max_features: 8, num_blocks: 2, sn: true}
      dataset_params:
        frame_shape: [32, 32, 3]
        augmentation_params:
          flip_param: {horizontal_flip: true, time_flip: true}
          jitter_param: {brightness: 0.1, contrast: 0.1, saturation: 0.1, hue: 0.1}
          spoil: 0.5
      train_params:
        steps: 6
        batch_size: 2
        checkpoint_every: 3
        lr_generator: RATE
        average_decay: 0.99
        epoch_milestones: [60, 90]
        emphasis: 7
        scales: [1, 0.5]
        transform_params: {sigma_affine: 0.05, sigma_tps: 0.005, points_tps: 5}
        loss_weights: {generator_gan: 1}
        supervised_keypoints: [{name: nose_tip, landmarks: [30]}]
      """;

  @TempDir Path temporary;
  private Path clips = Path.of("");
  private Path config = Path.of("");

  @BeforeEach
  void data() throws IOException {
    clips = temporary.resolve("clips");
    ToyClips.write(clips.resolve("a"), 5);
    config = temporary.resolve("config.yaml");
    Files.writeString(config, CONFIG.replace("RATE", "2.0e-3"));
  }

  private void train(Path out, String... more) throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--data", clips.toString(), "--out", out.toString()));
    arguments.addAll(List.of("--cache", temporary.resolve("cache").toString()));
    arguments.addAll(List.of("--precision", "FP32", "--threads", "1"));
    arguments.addAll(List.of(more));
    TrainMotionCommand command = new TrainMotionCommand();
    CommandLine line = new CommandLine(command);
    line.setErr(new PrintWriter(Writer.nullWriter()));
    line.parseArgs(arguments.toArray(String[]::new));
    command.call();
  }

  private static List<Double> losses(Path out) throws IOException {
    List<Double> losses = new ArrayList<>();
    for (String line : Files.readAllLines(out.resolve("metrics.jsonl"))) {
      JsonNode node = new ObjectMapper().readTree(line);
      assertThat(node.path("step").asInt()).isEqualTo(losses.size() + 1);
      losses.add(node.path("loss").asDouble());
    }
    return losses;
  }

  @Test
  void resumedRunRepeatsTheUninterruptedOne() throws Exception {
    Path whole = temporary.resolve("whole");
    train(whole, "--config", config.toString());
    assertThat(losses(whole)).hasSize(6);
    assertThat(whole.resolve("loss.png")).exists();
    assertThat(whole.resolve("learning-rate.png")).exists();
    assertThat(whole.resolve("preview-0000006.png")).exists();

    Path broken = temporary.resolve("broken");
    Files.createDirectories(broken);
    copy(whole.resolve("checkpoint-0000003"), broken.resolve("checkpoint-0000003"));
    List<String> lines = Files.readAllLines(whole.resolve("metrics.jsonl"));
    String killed = String.join("\n", lines.subList(0, 4)) + "\n{\"step\": 5, \"lo";
    Files.writeString(broken.resolve("metrics.jsonl"), killed);
    Files.createDirectories(broken.resolve(".checkpoint-0000006.part"));
    train(broken, "--resume");
    assertThat(losses(broken)).isEqualTo(losses(whole));
    assertThat(Files.readAllBytes(broken.resolve("checkpoint-0000006/weights.safetensors")))
        .isEqualTo(Files.readAllBytes(whole.resolve("checkpoint-0000006/weights.safetensors")));
    assertThat(Files.readAllBytes(broken.resolve("checkpoint-0000006/average.safetensors")))
        .isEqualTo(Files.readAllBytes(whole.resolve("checkpoint-0000006/average.safetensors")));
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  @Test
  void keepsTheLastTwoCheckpoints() throws Exception {
    Path out = temporary.resolve("out");
    train(out, "--config", config.toString(), "--checkpoint-every", "2");
    assertThat(Checkpoint.in(out)).extracting(Checkpoint::step).containsExactly(4L, 6L);
  }

  @Test
  void stopsWhereLossesAreNotFinite() throws Exception {
    Files.writeString(config, CONFIG.replace("RATE", "1.0e+30"));
    Path out = temporary.resolve("out");
    assertThatThrownBy(() -> train(out, "--config", config.toString(), "--checkpoint-every", "1"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("at step 2")
        .hasMessageContaining("last good checkpoint is " + out.resolve("checkpoint-0000001"));
    assertThat(Checkpoint.in(out)).hasSize(1);
  }

  @Test
  void startsFromOtherWeights() throws Exception {
    Path first = temporary.resolve("first");
    train(first, "--config", config.toString());
    Path second = temporary.resolve("second");
    train(second, "--config", config.toString(), "--init", first.toString(), "--size", "64");
    assertThat(losses(second)).hasSize(6);
  }

  @Test
  void startsAsASmallerNetworkAndGoesOnAsItself() throws Exception {
    Path small = temporary.resolve("small");
    train(small, "--config", config.toString());
    Files.writeString(
        config, CONFIG.replace("RATE", "2.0e-3").replace("max_features: 8", "max_features: 12"));
    Path large = temporary.resolve("large");
    String smaller = small.resolve("checkpoint-0000006").toString();
    train(large, "--config", config.toString(), "--widen", smaller, "--steps", "3");
    assertThat(losses(large)).hasSize(3);
    String name = "kp_detector.predictor.encoder.down_blocks.1.conv.weight";
    var before = Safetensors.read(small.resolve("checkpoint-0000006/average.safetensors"));
    var after = Safetensors.read(large.resolve("checkpoint-0000003/weights.safetensors"));
    assertThat(before.tensor(name).shape()).containsExactly(8, 8, 3, 3);
    assertThat(after.tensor(name).shape()).containsExactly(12, 8, 3, 3);
    float[] kernels = after.tensor(name).floats();
    assertThat(Arrays.copyOfRange(kernels, 0, 72))
        .as("training tells copies apart")
        .isNotEqualTo(Arrays.copyOfRange(kernels, 8 * 72, 9 * 72));
    train(large, "--resume", "--steps", "4");
    assertThat(losses(large)).hasSize(4);
  }

  @Test
  void refusesToWidenWhatIsNotSmaller() throws Exception {
    Path small = temporary.resolve("small");
    train(small, "--config", config.toString(), "--steps", "1");
    Path large = temporary.resolve("large");
    String smaller = small.toString();
    assertThatThrownBy(
            () ->
                train(large, "--config", config.toString(), "--widen", smaller, "--init", smaller))
        .isInstanceOf(Misuse.class)
        .hasMessageContaining("one of --widen, --init and --resume");
    Files.writeString(config, CONFIG.replace("RATE", "1.0e-3").replace("num_kp: 3", "num_kp: 5"));
    assertThatThrownBy(() -> train(large, "--config", config.toString(), "--widen", smaller))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("expected 5 channels from kp_detector.kp, found 3");
    String nowhere = temporary.resolve("nowhere").toString();
    assertThatThrownBy(() -> train(large, "--config", config.toString(), "--widen", nowhere))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void refusesToMixRuns() throws Exception {
    Path out = temporary.resolve("out");
    assertThatThrownBy(() -> train(out, "--resume")).hasMessageContaining("expected a checkpoint");
    train(out, "--config", config.toString());
    assertThatThrownBy(() -> train(out, "--config", config.toString()))
        .hasMessageContaining("go on with --resume");
  }

  @Test
  void namesTheKeyItDoesNotKnow() throws Exception {
    Files.writeString(config, CONFIG.replace("RATE", "1.0e-3").replace("emphasis", "emphasys"));
    assertThatThrownBy(() -> train(temporary.resolve("out"), "--config", config.toString()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("train_params.emphasys");
  }
}
