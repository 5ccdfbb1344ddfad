package kukla.models.export;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kukla models}: what there is, whether it is whole, and how models get in. */
@Command(
    name = "models",
    description = "Lists, checks, imports and exports models.",
    mixinStandardHelpOptions = true,
    subcommands = {
      ModelsList.class,
      ModelsVerify.class,
      ModelsImport.class,
      ModelsExport.class,
      ModelsFresh.class
    })
public final class ModelsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the spec
  public ModelsCommand() {}

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "expected list, verify, import, export or fresh, found none");
  }
}
