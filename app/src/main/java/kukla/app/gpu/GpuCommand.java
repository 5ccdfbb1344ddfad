package kukla.app.gpu;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kukla gpu}: what makes an NVIDIA GPU usable. */
@Command(
    name = "gpu",
    description = "Fetches what an NVIDIA GPU needs, and fits models to it.",
    mixinStandardHelpOptions = true,
    subcommands = {GpuInstallCommand.class, GpuCalibrateCommand.class})
public final class GpuCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the spec
  public GpuCommand() {}

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "expected kukla gpu install or kukla gpu calibrate");
  }
}
