package kukla.app.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import kukla.app.options.ModelOptions;
import kukla.app.settings.Bundled;
import kukla.inference.Fault;
import kukla.inference.Misuse;
import kukla.inference.card.ModelFolder;
import kukla.inference.card.ModelShelf;
import kukla.inference.engine.choice.Candidate;
import kukla.inference.engine.choice.EngineChoice;
import kukla.inference.file.AtomicFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kukla bench}: how fast a model runs here, on every engine present. */
@Command(
    name = "bench",
    description = "Measures a model on every engine that runs here, or on --engine alone.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    subcommands = {BenchLiveCommand.class, BenchGpuCommand.class},
    footer = {
      "",
      "Examples:",
      "  kukla bench",
      "  kukla bench --model vox --frames 50 --out vox.json"
    })
public final class BenchCommand implements Callable<Integer> {
  @Mixin private ModelOptions model = new ModelOptions();

  @Option(
      names = "--frames",
      defaultValue = "200",
      paramLabel = "N",
      description = "frames to measure on each engine (${DEFAULT-VALUE})")
  private int frames;

  @Option(
      names = "--warm-up",
      defaultValue = "30",
      paramLabel = "N",
      description = "frames before that, which do not count (${DEFAULT-VALUE})")
  private int warmUp;

  @Option(names = "--out", paramLabel = "F", description = "write the figures as JSON")
  private @Nullable Path out;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public BenchCommand() {}

  @Override
  public Integer call() {
    Misuse.expect("--frames", frames, 1, Integer.MAX_VALUE);
    Misuse.expect("--warm-up", warmUp, 0, Integer.MAX_VALUE);
    String engine = model.engine("auto");
    ModelFolder folder = ModelShelf.ofUser().find(model.model(Bundled.MODEL));
    List<EngineFigures> figures = new ArrayList<>();
    for (Candidate candidate : engine.equals("auto") ? Candidate.here() : Candidate.all()) {
      if (engine.equals("auto") || engine.equals(candidate.name())) {
        measure(folder, candidate).ifPresent(figures::add);
      }
    }
    EngineChoice chosen = EngineChoice.of(engine, folder);
    spec.commandLine()
        .getOut()
        .println(engine.equals("auto") ? "auto takes " + chosen.why() : chosen.why());
    spec.commandLine().getOut().flush();
    if (out != null) {
      write(chosen.engine().name(), figures, out);
    }
    return 0;
  }

  /** Measures one engine and prints its line; one that cannot run the model says why. */
  private Optional<EngineFigures> measure(ModelFolder folder, Candidate candidate) {
    try {
      EngineFigures figures = EngineBench.run(folder, candidate.loader().get(), warmUp, frames);
      spec.commandLine().getOut().println(figures.line());
      spec.commandLine().getOut().flush();
      return Optional.of(figures);
    } catch (Fault e) {
      spec.commandLine().getErr().println(e.sentence());
      spec.commandLine().getErr().flush();
      return Optional.empty();
    }
  }

  /** The figures of the engine that auto takes on top, then those of every engine. */
  private static void write(String auto, List<EngineFigures> all, Path file) {
    ObjectNode json =
        all.stream()
            .filter(figures -> figures.engine().equals(auto))
            .findFirst()
            .orElseThrow()
            .json();
    ArrayNode engines = json.putArray("engines");
    all.forEach(figures -> engines.add(figures.json()));
    AtomicFile.write(file, (json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
