package kukla.models.export;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import kukla.console.Progress;
import kukla.inference.card.ModelShelf;
import kukla.models.checkpoint.Checkpoint;
import kukla.models.motion.Yaml;
import kukla.models.onnx.OnnxGraph.Stored;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kukla models import}. */
@Command(
    name = "import",
    description =
        "Turns an official first-order-motion checkpoint into a model. Nothing in it is ever run.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  kukla models import vox-cpk.pth.tar --config vox-256.yaml --name vox"
    })
public final class ModelsImport implements Callable<Integer> {
  private static final int GRAPHS = 3;

  @Parameters(paramLabel = "FILE", description = "the checkpoint, .pth.tar")
  private Path file;

  @Option(names = "--config", required = true, description = "the YAML that it was trained with")
  private Path config;

  @Option(names = "--name", required = true, description = "how --model will call it")
  private String name;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "the model's folder; default: NAME in the user's models")
  private @Nullable Path out;

  @Option(
      names = "--licence",
      defaultValue = "as its publisher says",
      description = "licence of the weights, for the card; default: ${DEFAULT-VALUE}")
  private String licence;

  @Option(names = "--half", description = "store weights in 16 bits: half the file")
  private boolean half;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public ModelsImport() {}

  @Override
  public Integer call() {
    Path folder = out != null ? out : ModelShelf.userFolder().resolve(name);
    var yaml = Yaml.read(config);
    try (Checkpoint checkpoint = Checkpoint.open(file)) {
      FinishedNetworks model =
          FinishedNetworks.of(
              yaml, config.toString(), FinishedNetworks.weights(checkpoint, file.toString()));
      ModelSheet sheet =
          ModelSheet.imported(name, licence, model.config().keypointDetector().numKp());
      try (Progress progress = new Progress("graphs", GRAPHS)) {
        Stored stored = half ? Stored.FP16 : Stored.FP32;
        ModelFolderWriter.write(model, sheet, folder, stored, progress::step);
      }
    }
    spec.commandLine().getOut().println("model " + name + " is in " + folder);
    spec.commandLine().getOut().flush();
    return 0;
  }
}
