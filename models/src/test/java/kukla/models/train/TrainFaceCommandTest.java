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
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kukla.inference.Fault;
import kukla.models.data.ToyClips;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Trains tiny networks that look at crops, whole. */
final class TrainFaceCommandTest {
  private static final String CONFIG =
      """
      model_params: {network: KIND, block_expansion: 4, residual_blocks: 1, decoded_features: 8}
      dataset_params:
        frame_shape: [32, 32, 3]
        augmentation_params:
          {mirror: true, turn: 10, zoom: 0.1, shift: 0.05, absent: 0.1, cover: 0.3, spoil: 0.3,
           jitter: [0.1, 0.1, 0.1, 0.1]}
      train_params:
        steps: 6
        batch_size: 4
        checkpoint_every: 3
        lr: 2.0e-3
        average_decay: 0.9
        schedule: cosine
      """;

  @TempDir Path temporary;
  private Path clips = Path.of("");
  private Path config = Path.of("");

  @BeforeEach
  void data() throws IOException {
    clips = temporary.resolve("clips");
    ToyClips.write(clips.resolve("a"), 5);
    config = temporary.resolve("config.yaml");
    Files.writeString(config, CONFIG.replace("KIND", "face"));
  }

  private void train(Callable<Integer> command, Path out, String... more) throws Exception {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--data", clips.toString(), "--out", out.toString()));
    arguments.addAll(List.of("--cache", temporary.resolve("cache").toString()));
    arguments.addAll(List.of("--precision", "FP32", "--threads", "1"));
    arguments.addAll(List.of(more));
    CommandLine line = new CommandLine(command);
    line.setErr(new PrintWriter(Writer.nullWriter()));
    line.parseArgs(arguments.toArray(String[]::new));
    command.call();
  }

  private void trainFace(Path out, String... more) throws Exception {
    train(new TrainFaceCommand(), out, more);
  }

  private static List<Double> losses(Path out) throws IOException {
    List<Double> losses = new ArrayList<>();
    for (String line : Files.readAllLines(out.resolve("metrics.jsonl"))) {
      JsonNode node = new ObjectMapper().readTree(line);
      losses.add(node.path("loss").asDouble());
    }
    return losses;
  }

  @Test
  void resumedRunRepeatsTheUninterruptedOne() throws Exception {
    Path whole = temporary.resolve("whole");
    trainFace(whole, "--config", config.toString());
    assertThat(losses(whole)).hasSize(6);
    assertThat(whole.resolve("preview-0000006.png")).exists();
    Path broken = temporary.resolve("broken");
    Files.createDirectories(broken);
    copy(whole.resolve("checkpoint-0000003"), broken.resolve("checkpoint-0000003"));
    Files.copy(whole.resolve("metrics.jsonl"), broken.resolve("metrics.jsonl"));
    trainFace(broken, "--resume");
    assertThat(losses(broken)).isEqualTo(losses(whole));
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
  void landmarksComeNearerToTheirLabels() throws Exception {
    Path out = temporary.resolve("out");
    trainFace(out, "--config", config.toString(), "--steps", "60", "--checkpoint-every", "60");
    List<Double> losses = losses(out);
    double start = losses.subList(0, 5).stream().mapToDouble(Double::doubleValue).sum();
    double end = losses.subList(55, 60).stream().mapToDouble(Double::doubleValue).sum();
    assertThat(end).isLessThan(0.8 * start);
  }

  @Test
  void masksNeedLabelsThatHaveThem() throws Exception {
    Files.writeString(config, CONFIG.replace("KIND", "mask"));
    Path out = temporary.resolve("out");
    assertThatThrownBy(() -> train(new TrainMaskCommand(), out, "--config", config.toString()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("expected clips with masks");
    Path masked = temporary.resolve("clips/b");
    ToyClips.writeMasked(masked, 4);
    train(new TrainMaskCommand(), out, "--config", config.toString());
    assertThat(losses(out)).hasSize(6).allMatch(Double::isFinite);
  }

  @Test
  void aConfigurationOfAnotherNetworkIsRefused() throws Exception {
    Files.writeString(config, CONFIG.replace("KIND", "mask"));
    assertThatThrownBy(() -> trainFace(temporary.resolve("out"), "--config", config.toString()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("network to be face, found mask");
    Files.writeString(config, CONFIG.replace("KIND", "face").replace("cover", "hide"));
    assertThatThrownBy(() -> trainFace(temporary.resolve("out"), "--config", config.toString()))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("augmentation_params.hide");
  }
}
