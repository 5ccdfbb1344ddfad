package kukla.models.export;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import kukla.inference.Fault;
import kukla.inference.card.ModelCard;
import kukla.inference.card.ModelFolder;
import kukla.inference.card.ModelShelf;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kukla models list}. */
@Command(
    name = "list",
    description = "Shows every model with its kind, its licence and where it lies.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  kukla models list"})
public final class ModelsList implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the spec
  public ModelsList() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Map<String, Path> all = ModelShelf.ofUser().all();
    if (all.isEmpty()) {
      out.println("no models; looked in " + ModelShelf.ofUser().places());
    }
    all.forEach((name, folder) -> out.println(line(name, folder)));
    out.flush();
    return 0;
  }

  private static String line(String name, Path folder) {
    try {
      ModelCard card = ModelFolder.open(folder).card();
      return "%-20s %-10s %-24s %s".formatted(name, card.kind(), card.licence(), folder);
    } catch (Fault broken) {
      return "%-20s %-10s %s".formatted(name, "broken", broken.sentence());
    }
  }
}
