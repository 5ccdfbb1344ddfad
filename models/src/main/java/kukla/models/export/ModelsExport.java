package kukla.models.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import kukla.console.Progress;
import kukla.inference.Fault;
import kukla.inference.card.KeypointRole;
import kukla.inference.card.Training;
import kukla.models.face.CropNetwork;
import kukla.models.motion.Section;
import kukla.models.motion.Yaml;
import kukla.models.onnx.OnnxGraph.Stored;
import kukla.models.weights.MeanWeights;
import kukla.models.weights.Safetensors;
import kukla.models.weights.Weights;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kukla models export}. */
@Command(
    name = "export",
    description = "Turns a checkpoint of kukla train, or the mean of several, into a model.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  kukla models export runs/lite/checkpoint-0020000 --name motion-lite --out models/motion-lite"
          + " --half --data \"GRID speaker 1=CC BY 4.0\"",
      "  kukla models export one/checkpoint-0001000 two/checkpoint-0000600 --name mean --out mean"
    })
public final class ModelsExport implements Callable<Integer> {
  private static final int GRAPHS = 3;

  @Parameters(
      arity = "1..*",
      paramLabel = "CHECKPOINT",
      description =
          "a folder with average.safetensors or weights.safetensors, and config.yaml; of several,"
              + " where one went on from another, the mean of their weights is taken, and all"
              + " else from the last")
  private List<Path> checkpoints = new ArrayList<>();

  @Option(names = "--name", required = true, description = "how --model will call it")
  private String name;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "the model's folder")
  private Path out;

  @Option(names = "--half", description = "store weights in 16 bits: half the file")
  private boolean half;

  @Option(
      names = "--licence",
      defaultValue = "Apache-2.0",
      description = "licence of the weights; default: ${DEFAULT-VALUE}")
  private String licence;

  @Option(
      names = "--data",
      paramLabel = "NAME=LICENCE",
      description = "what it was trained on, once for each")
  private Map<String, String> data = new LinkedHashMap<>();

  @Option(names = "--commit", description = "of this project, when it was trained")
  private @Nullable String commit;

  @Option(
      names = "--quality",
      paramLabel = "JSON",
      description = "result of kukla evaluate, whose means go into the card")
  private @Nullable Path quality;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public ModelsExport() {}

  @Override
  public Integer call() {
    Path configFile = last().resolve("config.yaml");
    Map<String, Object> yaml = Yaml.read(configFile);
    Safetensors tensors = Safetensors.read(weights(last()));
    Weights weights =
        MeanWeights.of(
            checkpoints.stream()
                .map(ModelsExport::weights)
                .map(file -> Weights.of(Safetensors.read(file), file.toString()))
                .map(all -> all.without("discriminator"))
                .toList());
    Stored stored = half ? Stored.FP16 : Stored.FP32;
    if (CropNetwork.isIn(yaml)) {
      FinishedCropNetwork.of(yaml, configFile.toString(), weights)
          .write(name, licence, training(yaml, tensors), out, stored);
    } else {
      FinishedNetworks model = FinishedNetworks.of(yaml, configFile.toString(), weights);
      try (Progress progress = new Progress("graphs", GRAPHS)) {
        ModelSheet sheet = sheet(model, yaml, tensors);
        ModelFolderWriter.write(model, sheet, out, stored, progress::step);
      }
    }
    spec.commandLine().getOut().println("model " + name + " is in " + out);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private Path last() {
    return checkpoints.get(checkpoints.size() - 1);
  }

  private static Path weights(Path checkpoint) {
    Path average = checkpoint.resolve("average.safetensors");
    return Files.isRegularFile(average) ? average : checkpoint.resolve("weights.safetensors");
  }

  private Section trainParams(Map<String, Object> yaml) {
    return new Section(last().toString(), "", yaml).optional("train_params");
  }

  private Training training(Map<String, Object> yaml, Safetensors tensors) {
    List<Training.Data> seen = new ArrayList<>();
    data.forEach((what, under) -> seen.add(new Training.Data(what, under)));
    int seed = trainParams(yaml).integer("seed", 1);
    return new Training(seen, steps(tensors), seed, commit, figures());
  }

  private ModelSheet sheet(FinishedNetworks model, Map<String, Object> yaml, Safetensors tensors) {
    int count = model.config().keypointDetector().numKp();
    return new ModelSheet(
        name, licence, training(yaml, tensors), keypoints(count, trainParams(yaml)));
  }

  private long steps(Safetensors tensors) {
    String steps = tensors.metadata().getOrDefault("step", "");
    if (!steps.matches("[0-9]{1,18}")) {
      throw new Fault(
          "reading the checkpoint %s: expected the number of steps in its weights, found '%s'; give a folder that kukla train wrote"
              .formatted(last(), steps));
    }
    return Long.parseLong(steps);
  }

  /** The supervised ones come first. */
  private static List<KeypointRole> keypoints(int count, Section train) {
    List<KeypointRole> roles = new ArrayList<>();
    if (train.take("supervised_keypoints") instanceof List<?> list) {
      for (Object each : list) {
        if (each instanceof Map<?, ?> map && roles.size() < count) {
          roles.add(KeypointRole.supervised(String.valueOf(map.get("name"))));
        }
      }
    }
    while (roles.size() < count) {
      roles.add(KeypointRole.unsupervised());
    }
    return roles;
  }

  private Map<String, Double> figures() {
    Map<String, Double> figures = new TreeMap<>();
    if (quality == null) {
      return figures;
    }
    try {
      JsonNode mean = new ObjectMapper().readTree(quality.toFile()).path("mean");
      mean.properties().stream()
          .filter(figure -> figure.getValue().isNumber())
          .forEach(figure -> figures.put(figure.getKey(), figure.getValue().asDouble()));
      if (figures.isEmpty()) {
        throw new Fault(
            "reading %s: expected the result of kukla evaluate with figures under mean, found none; give another --quality"
                .formatted(quality));
      }
    } catch (IOException e) {
      throw new Fault(
          "reading %s: expected the result of kukla evaluate, found %s; evaluate the model again"
              .formatted(quality, e.getClass().getSimpleName()),
          e);
    }
    return figures;
  }
}
