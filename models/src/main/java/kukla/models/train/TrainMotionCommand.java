package kukla.models.train;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import kukla.inference.Misuse;
import kukla.models.data.ClipLibrary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kukla train motion}: a motion model from clips. */
@Command(
    name = "motion",
    description = "Trains a motion model from clips of faces.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  kukla train motion --data clips --out run --steps 20000 --size 128",
      "  kukla train motion --data people --data one-speaker:1 --out run --resume",
      "  kukla train motion --data clips --out fine --init run --size 256 --config fine.yaml",
      "  kukla train motion --data clips --out large --widen run --config large.yaml"
    })
public final class TrainMotionCommand implements Callable<Integer> {
  @Mixin private TrainingOptions options;

  @Option(
      names = "--perceptual",
      description =
          "SqueezeNet v1.1 features for the perceptual loss; multi-scale differences alone without")
  private @Nullable Path perceptual;

  @Option(
      names = "--widen",
      paramLabel = "SMALLER",
      description =
          "start a larger network as what the weights of a smaller one (training folder, checkpoint or safetensors file) make: more channels anywhere, more residual blocks")
  private @Nullable Path widen;

  @Option(names = "--size", description = "pixels a side, a multiple of 32")
  private @Nullable Integer size;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public TrainMotionCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    TrainingLoop.Start start = options.start();
    if (widen != null && (start.resume() != null || start.init() != null)) {
      throw new Misuse(
          "starting training: expected one of --widen, --init and --resume, found two; leave one out");
    }
    TrainingConfiguration configuration =
        TrainingConfiguration.read(options.config(start), options.changes(size));
    options.limitThreads();
    TrainingPlan plan = configuration.plan();
    PrintWriter err = spec.commandLine().getErr();
    ClipLibrary library = options.library(plan.cacheSide(), plan.framesPerClip(), err);
    err.printf(
        "training on %d clips, %d frames, %d pixels, %d pairs a step, %s convolutions%n",
        library.clips().size(), library.frames(), plan.size(), plan.pairs(), options.precision());
    new MotionTrainer(configuration, options.out(), options.precision(), perceptual, widen)
        .run(library, start);
    options.tellEnd(plan.steps(), err);
    return 0;
  }
}
