package kukla.models.train;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code kukla train face}: the network that finds landmarks, pose, openness and gaze of a face.
 */
@Command(
    name = "face",
    description =
        "Trains the small network that finds landmarks, pose, openness and gaze of a face.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  kukla train face --data people --data clips:200 --out run",
      "  kukla train face --data people --out run --resume"
    })
public final class TrainFaceCommand implements Callable<Integer> {
  @Mixin private TrainingOptions options;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public TrainFaceCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    CropTraining.run("face", options, spec.commandLine().getErr());
    return 0;
  }
}
