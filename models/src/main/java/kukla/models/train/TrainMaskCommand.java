package kukla.models.train;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code kukla train mask}: the network that tells face, hair, occluder and background apart. */
@Command(
    name = "mask",
    description = "Trains the small network that tells face, hair, occluder and background apart.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  kukla train mask --data people --data clips:200 --out run",
      "  kukla train mask --data people --out run --resume"
    })
public final class TrainMaskCommand implements Callable<Integer> {
  @Mixin private TrainingOptions options;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public TrainMaskCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    CropTraining.run("mask", options, spec.commandLine().getErr());
    return 0;
  }
}
