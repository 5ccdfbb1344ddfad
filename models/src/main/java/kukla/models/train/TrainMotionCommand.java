package kukla.models.train;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import kukla.inference.Fault;
import kukla.inference.file.UserFolders;
import kukla.models.data.ClipCache;
import kukla.models.data.ClipLibrary;
import kukla.models.data.DataFolder;
import kukla.models.torch.TorchOps.Precision;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
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
      "  kukla train motion --data clips --out fine --init run --size 256 --config fine.yaml"
    })
public final class TrainMotionCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR[:PEOPLE]",
      description =
          "videos and folders of frame pictures, each clip with NAME.labels.safetensors beside it or without; PEOPLE says how many people the folder counts for, as many as it has clips by default; may be repeated")
  private List<String> data = List.of();

  @Option(names = "--out", required = true, description = "training folder")
  private Path out = Path.of("");

  @Option(
      names = "--config",
      description =
          "networks, losses and schedule as YAML; by default that of motion-lite, or with --resume the checkpoint's")
  private @Nullable Path config;

  @Option(names = "--resume", description = "go on from the last checkpoint in --out")
  private boolean resume;

  @Option(
      names = "--init",
      description = "start from the weights of a training folder, checkpoint or safetensors file")
  private @Nullable Path init;

  @Option(
      names = "--perceptual",
      description =
          "SqueezeNet v1.1 features for the perceptual loss; multi-scale differences alone without")
  private @Nullable Path perceptual;

  @Option(names = "--steps", description = "steps in all")
  private @Nullable Integer steps;

  @Option(names = "--batch", description = "pairs a step")
  private @Nullable Integer batch;

  @Option(names = "--size", description = "pixels a side, a multiple of 32")
  private @Nullable Integer size;

  @Option(names = "--checkpoint-every", description = "steps between checkpoints")
  private @Nullable Integer checkpointEvery;

  @Option(names = "--seed", description = "equal seeds give equal runs")
  private @Nullable Integer seed;

  @Option(names = "--threads", description = "CPU threads; as many as libtorch takes by default")
  private int threads;

  @Option(
      names = "--precision",
      description =
          "of convolutions: ${COMPLETION-CANDIDATES}; bf16 by default where the CPU has the instructions")
  private @Nullable Precision precision;

  @Option(names = "--cache", description = "folder of decoded frames (default: ${DEFAULT-VALUE})")
  private Path cache = UserFolders.ofUser().cache().resolve("frames");

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the spec
  public TrainMotionCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    Checkpoint last = Checkpoint.newest(out);
    if (resume && last == null) {
      throw new Fault(
          "resuming training in %s: expected a checkpoint, found none; start without --resume"
              .formatted(out));
    }
    if (!resume && last != null) {
      throw new Fault(
          "training in %s: expected no earlier training, found %s; go on with --resume or choose another --out"
              .formatted(out, last.folder().getFileName()));
    }
    if (resume && init != null) {
      throw new Fault("resuming training: expected --resume or --init, found both; leave one out");
    }
    Path from = config == null && resume && last != null ? last.config() : config;
    TrainingConfiguration configuration =
        TrainingConfiguration.read(
            from, new TrainingConfiguration.Changes(steps, batch, size, checkpointEvery, seed));
    if (threads > 0) {
      torch.set_num_threads(threads);
    }
    // the matrix products here are many and tiny: threads that wait for each other cost more
    openblas_nolapack.blas_set_num_threads(1);
    TrainingPlan plan = configuration.plan();
    List<DataFolder> folders = data.stream().map(DataFolder::parse).toList();
    ClipLibrary library =
        ClipLibrary.open(folders, new ClipCache(cache, plan.cacheSide(), plan.framesPerClip()));
    PrintWriter err = spec.commandLine().getErr();
    library.skipped().forEach(sentence -> err.println("skipped: " + sentence));
    Precision chosen = precision == null ? ProcessorPrecision.preferred() : precision;
    err.printf(
        "training on %d clips, %d frames, %d pixels, %d pairs a step, %s convolutions%n",
        library.clips().size(), library.frames(), plan.size(), plan.pairs(), chosen);
    new MotionTrainer(configuration, out, chosen, perceptual)
        .run(library, resume ? last : null, init);
    Checkpoint end = Checkpoint.newest(out);
    err.println(
        "trained " + (end == null ? 0 : end.step()) + " of " + plan.steps() + " steps: " + out);
    return 0;
  }
}
