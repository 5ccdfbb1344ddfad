package kukla.models.train;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import kukla.inference.Fault;
import kukla.inference.Misuse;
import kukla.inference.file.UserFolders;
import kukla.models.data.ClipCache;
import kukla.models.data.ClipLibrary;
import kukla.models.data.DataFolder;
import kukla.models.torch.TorchOps.Precision;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every training takes. */
final class TrainingOptions {
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
          "networks, losses and schedule as YAML; by default that of the bundled model, or with --resume the checkpoint's")
  private @Nullable Path config;

  @Option(names = "--resume", description = "go on from the last checkpoint in --out")
  private boolean resume;

  @Option(
      names = "--init",
      description = "start from the weights of a training folder, checkpoint or safetensors file")
  private @Nullable Path init;

  @Option(names = "--steps", description = "steps in all")
  private @Nullable Integer steps;

  @Option(names = "--batch", description = "pairs or crops a step")
  private @Nullable Integer batch;

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

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  TrainingOptions() {}

  /** Training folder. */
  Path out() {
    return out;
  }

  /**
   * Where training starts.
   *
   * @throws Fault where the options do not go together, or not with what is in the training folder
   */
  TrainingLoop.Start start() {
    expect("--steps", steps);
    expect("--batch", batch);
    expect("--checkpoint-every", checkpointEvery);
    Misuse.expect("--threads", threads, 0, Integer.MAX_VALUE);
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
      throw new Misuse("resuming training: expected --resume or --init, found both; leave one out");
    }
    return new TrainingLoop.Start(resume ? last : null, init);
  }

  private static void expect(String option, @Nullable Integer value) {
    if (value != null) {
      Misuse.expect(option, value, 1, Integer.MAX_VALUE);
    }
  }

  /** The configuration file that was asked for; null for the bundled one. */
  @Nullable Path config(TrainingLoop.Start start) {
    Checkpoint resumed = start.resume();
    return config == null && resumed != null ? resumed.config() : config;
  }

  /** What the options change in the configuration. */
  TrainingYaml.Changes changes(@Nullable Integer size) {
    return new TrainingYaml.Changes(steps, batch, size, checkpointEvery, seed);
  }

  /** Tells the libraries how many threads there are. */
  void limitThreads() {
    if (threads > 0) {
      torch.set_num_threads(threads);
    }
    // the matrix products here are many and tiny: threads that wait for each other cost more
    openblas_nolapack.blas_set_num_threads(1);
  }

  /** Of the convolutions. */
  Precision precision() {
    return precision == null ? ProcessorPrecision.preferred() : precision;
  }

  /**
   * The clips, decoded where they are not yet.
   *
   * @param err takes a line for each that is skipped
   */
  ClipLibrary library(int cacheSide, int framesPerClip, PrintWriter err) {
    List<DataFolder> folders = data.stream().map(DataFolder::parse).toList();
    ClipLibrary library = ClipLibrary.open(folders, new ClipCache(cache, cacheSide, framesPerClip));
    library.skipped().forEach(sentence -> err.println("skipped: " + sentence));
    return library;
  }

  /** Says how far it came. */
  void tellEnd(long steps, PrintWriter err) {
    Checkpoint end = Checkpoint.newest(out);
    err.println("trained " + (end == null ? 0 : end.step()) + " of " + steps + " steps: " + out);
  }
}
