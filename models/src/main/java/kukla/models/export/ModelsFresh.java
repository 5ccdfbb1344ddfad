package kukla.models.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import kukla.console.Progress;
import kukla.inference.Fault;
import kukla.inference.file.UserFolders;
import kukla.models.motion.MotionConfig;
import kukla.models.motion.Yaml;
import kukla.models.onnx.OnnxGraph.Stored;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kukla models fresh}. */
@Command(
    name = "fresh",
    description =
        "Writes a motion model with untrained weights: it shows nothing, but runs as fast as a"
            + " trained one.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  kukla models fresh --name vox-256",
      "  kukla models fresh --config models/motion-256/training.yaml --name large --out /tmp/large"
    })
public final class ModelsFresh implements Callable<Integer> {
  /** The size that is bundled. */
  private static final String FULL = "vox-256.yaml";

  private static final int GRAPHS = 3;

  @Option(
      names = "--config",
      paramLabel = "YAML",
      description = "what its networks are like; without it the full-size model at 256×256")
  private @Nullable Path config;

  @Option(names = "--name", required = true, description = "how --model will call it")
  private String name;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "the model's folder; without it among the user's models")
  private @Nullable Path out;

  @Option(names = "--seed", defaultValue = "1", description = "of the weights (${DEFAULT-VALUE})")
  private long seed;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public ModelsFresh() {}

  @Override
  public Integer call() {
    Path file = config;
    String origin = file == null ? FULL : file.toString();
    Map<String, Object> yaml = file == null ? full() : Yaml.read(file);
    Path folder = out == null ? UserFolders.ofUser().data().resolve("models").resolve(name) : out;
    FinishedNetworks model = untrained(yaml, origin, seed);
    int keypoints = model.config().keypointDetector().numKp();
    ModelSheet sheet = ModelSheet.imported(name, "Apache-2.0", keypoints);
    try (Progress progress = new Progress("graphs", GRAPHS)) {
      ModelFolderWriter.write(model, sheet, folder, Stored.FP32, progress::step);
    }
    spec.commandLine().getOut().println("untrained model " + name + " is in " + folder);
    spec.commandLine().getOut().flush();
    return 0;
  }

  /** The networks of a configuration with weights as layers start. */
  static FinishedNetworks untrained(Map<String, Object> yaml, String origin, long seed) {
    MotionConfig networks = MotionConfig.of(yaml, origin);
    int size = FinishedNetworks.size(yaml, origin);
    return FinishedNetworks.of(
        yaml,
        origin,
        UntrainedWeights.of(
            FinishedNetworks.parameters(networks, size, origin), seed, "untrained weights"));
  }

  /** The configuration of the full-size model. */
  static Map<String, Object> full() {
    try (InputStream in = ModelsFresh.class.getResourceAsStream(FULL)) {
      if (in == null) {
        throw new IllegalStateException(FULL + " is missing from the program");
      }
      Path copy = Files.createTempFile("kukla", ".yaml");
      try {
        Files.writeString(copy, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        return Yaml.read(copy);
      } finally {
        Files.delete(copy);
      }
    } catch (IOException e) {
      throw new Fault(
          "reading the configuration " + FULL + ": expected to, found " + e.getMessage(), e);
    }
  }
}
