package kukla.models.train;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kukla train}: what can be trained. */
@Command(
    name = "train",
    description = "Trains a network.",
    mixinStandardHelpOptions = true,
    subcommands = {TrainMotionCommand.class, TrainFaceCommand.class, TrainMaskCommand.class})
public final class TrainCommand implements java.util.concurrent.Callable<Integer> {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the spec
  public TrainCommand() {}

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "expected what to train (motion, face or mask), found nothing");
  }
}
