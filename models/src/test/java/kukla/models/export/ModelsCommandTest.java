package kukla.models.export;

import static kukla.models.export.Golden.shared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import kukla.inference.Fault;
import kukla.inference.card.KeypointRole;
import kukla.inference.card.ModelCard;
import kukla.inference.card.ModelFolder;
import kukla.inference.card.Training;
import kukla.models.onnx.OnnxGraph;
import kukla.models.weights.ElementType;
import kukla.models.weights.Safetensors;
import kukla.models.weights.Tensor;
import kukla.models.weights.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

@Tag("shared")
class ModelsCommandTest {
  private final Path folder;
  private final Path out;
  private final StringWriter printed = new StringWriter();

  ModelsCommandTest(@TempDir Path folder) {
    this.folder = folder;
    out = folder.resolve("models/mini");
  }

  /** Runs a command; its fault comes through. */
  private void run(Object... words) {
    CommandLine line = new CommandLine(new ModelsCommand());
    line.setOut(new PrintWriter(printed, true));
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          throw failure;
        });
    String[] arguments = new String[words.length];
    for (int i = 0; i < words.length; i++) {
      arguments[i] = words[i].toString();
    }
    CommandLine.ParseResult parsed = line.parseArgs(arguments);
    try {
      line.getExecutionStrategy().execute(parsed);
    } catch (CommandLine.ExecutionException e) {
      throw e.getCause() instanceof Fault fault ? fault : e;
    }
  }

  private void importMini(Path config) {
    run(
        "import",
        shared("mini-cpk-zip.pth.tar"),
        "--config",
        config,
        "--name",
        "mini",
        "--out",
        out);
  }

  @Test
  void anOfficialCheckpointBecomesAModel() {
    importMini(shared("mini-256.yaml"));
    ModelCard card = ModelFolder.open(out).card();
    assertThat(card.name()).isEqualTo("mini");
    assertThat(card.files().keySet()).containsExactly("keypoints", "source", "generator");
    assertThat(card.file("generator").input("driving_jacobian").shape())
        .containsExactly(1L, 10L, 2L, 2L);
    assertThat(card.keypoints()).hasSize(10).containsOnly(KeypointRole.unsupervised());
    run("verify", out);
    assertThat(printed.toString()).contains("is in " + out, "whole");
  }

  @Test
  void aFailureLeavesTheOlderModelAlone() throws IOException {
    importMini(shared("mini-256.yaml"));
    Weights gone = new Weights("none", Map.of());
    FinishedNetworks broken = new FinishedNetworks(Golden.model().config(), 256, gone);
    ModelSheet sheet = ModelSheet.imported("mini", "none", 10);
    assertThatThrownBy(
            () -> ModelFolderWriter.write(broken, sheet, out, OnnxGraph.Stored.FP32, () -> {}))
        .isInstanceOf(Fault.class);
    run("verify", out);
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(
            () ->
                ModelFolderWriter.write(
                    Golden.model(), sheet, file.resolve("in"), OnnxGraph.Stored.FP32, () -> {}))
        .isInstanceOf(Fault.class);
    try (Stream<Path> left = Files.list(folder.resolve("models"))) {
      assertThat(left).containsExactly(out);
    }
  }

  @Test
  void aChangedFileIsFound() throws IOException {
    importMini(shared("mini-256.yaml"));
    Path graph = out.resolve("source.onnx");
    byte[] bytes = Files.readAllBytes(graph);
    bytes[bytes.length / 2] ^= 1;
    Files.write(graph, bytes);
    assertThatThrownBy(() -> run("verify", out))
        .isInstanceOf(Fault.class)
        .hasMessageContainingAll("source.onnx", "SHA-256");
  }

  @Test
  void aCardOfOtherDoorsIsFound() throws IOException {
    importMini(shared("mini-256.yaml"));
    Path card = out.resolve(ModelFolder.CARD);
    Files.writeString(card, Files.readString(card).replace("\"features\"", "\"feature\""));
    assertThatThrownBy(() -> run("verify", out))
        .isInstanceOf(Fault.class)
        .hasMessageContainingAll("source.onnx", "feature[");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "num_kp: 10 | num_kp: 12 | kp_detector.kp.weight [10, 11, 7, 7] where [12, 11, 7, 7]",
        "estimate_jacobian: true | estimate_jacobian: false | kp_detector.jacobian.weight",
        "num_bottleneck_blocks: 3 | num_bottleneck_blocks: 4 | no generator.bottleneck.r3.",
        "num_bottleneck_blocks: 3 | num_bottleneck_blocks: 2 | generator.bottleneck.r2.",
        "scale_factor: 0.25 | scale_factor: 0.5 | down.weight [3, 1, 13, 13]",
        "num_kp: 10 | num_keypoints: 10 | num_k",
        "num_kp: 10 | num_kp: ten | num_kp",
        "num_blocks: 5 | num_blocks: 9 | 256 pixels",
        "model_params: | model: | model_params",
        "model_params: | 'model_params: [' | YAML",
      })
  void aYamlThatDoesNotFitIsRefused(String from, String to, String found) throws IOException {
    Path config = folder.resolve("other.yaml");
    Files.writeString(config, Files.readString(shared("mini-256.yaml")).replace(from, to));
    assertThatThrownBy(() -> importMini(config))
        .isInstanceOf(Fault.class)
        .hasMessageContainingAll("other.yaml", found)
        .satisfies(fault -> assertThat(fault.getMessage()).doesNotContain("\n"));
    assertThat(out).doesNotExist();
  }

  @Test
  void missingFilesAndBadNamesAreRefused() {
    Path none = folder.resolve("none");
    assertThatThrownBy(() -> importMini(none)).hasMessageContaining("found none");
    assertThatThrownBy(
            () -> run("import", none, "--config", shared("mini-256.yaml"), "--name", "n"))
        .hasMessageContaining("found none");
    assertThatThrownBy(
            () ->
                run(
                    "import",
                    shared("mini-cpk.pth.tar"),
                    "--config",
                    shared("mini-256.yaml"),
                    "--name",
                    "../x"))
        .hasMessageContaining("../x");
    assertThatThrownBy(() -> run("verify", none)).isInstanceOf(Fault.class);
  }

  @Test
  void aTrainingCheckpointBecomesAModelWithItsHistory() throws IOException {
    Path checkpoint = Files.createDirectories(folder.resolve("checkpoint-0000042"));
    Map<String, Tensor> tensors = new LinkedHashMap<>(Golden.model().weights().tensors());
    tensors.put("discriminator.x", Tensor.of(new float[1], 1));
    Safetensors.write(checkpoint.resolve("weights.safetensors"), tensors, Map.of("step", "42"));
    Files.writeString(
        checkpoint.resolve("config.yaml"),
        Files.readString(shared("mini-256.yaml"))
            + "\ntrain_params: {seed: 5, supervised_keypoints: [{name: nose, landmarks: [30]}]}\n");
    Path quality = folder.resolve("evaluated.json");
    Files.writeString(quality, "{\"frames\": 3}");
    assertThatThrownBy(
            () -> run("export", checkpoint, "--name", "mini", "--out", out, "--quality", quality))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("figures under mean");
    Files.writeString(quality, "{\"mean\": {\"l1\": 0.04, \"blink_r\": null}}");
    run(
        "export",
        checkpoint,
        "--name",
        "mini",
        "--out",
        out,
        "--half",
        "--data",
        "GRID=CC BY 4.0",
        "--quality",
        quality);
    ModelCard card = ModelFolder.open(out).card();
    Training training = Objects.requireNonNull(card.training());
    assertThat(training.steps()).isEqualTo(42);
    assertThat(training.seed()).isEqualTo(5);
    assertThat(training.data()).containsExactly(new Training.Data("GRID", "CC BY 4.0"));
    assertThat(training.quality()).containsOnly(Map.entry("l1", 0.04));
    assertThat(card.keypoints().get(0)).isEqualTo(KeypointRole.supervised("nose"));
    assertThat(card.keypoints().get(1)).isEqualTo(KeypointRole.unsupervised());
    run("verify", out);
  }

  @Test
  void ofSeveralCheckpointsTheMeanIsTaken() throws IOException {
    Path first = checkpoint("first", 7, 4);
    Path second = checkpoint("second", 9, 1);
    Path between = checkpoint("between", 1, 3);
    run("export", first, first, second, "--name", "mean", "--out", out);
    Path expected = folder.resolve("expected");
    run("export", between, "--name", "mean", "--out", expected);
    assertThat(Objects.requireNonNull(ModelFolder.open(out).card().training()).steps())
        .isEqualTo(9);
    for (String graph : List.of("keypoints.onnx", "source.onnx", "generator.onnx")) {
      assertThat(out.resolve(graph)).hasSameBinaryContentAs(expected.resolve(graph));
    }
  }

  /** The golden model with its weights so many times as large. */
  private Path checkpoint(String name, int step, float times) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Golden.model()
        .weights()
        .tensors()
        .forEach((key, tensor) -> tensors.put(key, times(tensor, times)));
    Path checkpoint = Files.createDirectories(folder.resolve(name));
    Safetensors.write(
        checkpoint.resolve("weights.safetensors"), tensors, Map.of("step", Integer.toString(step)));
    Files.copy(shared("mini-256.yaml"), checkpoint.resolve("config.yaml"));
    return checkpoint;
  }

  private static Tensor times(Tensor tensor, float times) {
    if (tensor.type() != ElementType.F32) {
      return tensor;
    }
    float[] values = tensor.floats();
    for (int i = 0; i < values.length; i++) {
      values[i] *= times;
    }
    return Tensor.of(values, tensor.shape());
  }
}
