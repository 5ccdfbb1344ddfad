package kukla.models.evaluate;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kukla evaluate}: measures models. */
@Command(
    name = "evaluate",
    description = "Measure how good a model is.",
    mixinStandardHelpOptions = true,
    subcommands = {
      EvaluateMotionCommand.class,
      EvaluateFaceCommand.class,
      EvaluateMaskCommand.class
    })
public final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the spec
  public EvaluateCommand() {}

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "expected what to evaluate: motion, face or mask");
  }
}
