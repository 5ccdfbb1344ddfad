package kukla.models.evaluate;

import java.nio.file.Path;
import java.util.List;
import kukla.inference.Fault;
import kukla.inference.Misuse;
import kukla.models.judge.JudgeFolder;
import picocli.CommandLine.Option;

/** Which clips a model is measured on, by which judges. Picocli fills it. */
final class ClipOptions {
  @Option(
      names = "--clips",
      required = true,
      paramLabel = "DIR",
      description = "folder of clips of one person each")
  private Path clips = Path.of("");

  @Option(
      names = "--judges",
      required = true,
      paramLabel = "DIR",
      description =
          "folder with yunet_n_640_640.onnx, facemesh468.onnx and, to measure motion,"
              + " mobilefacenet.onnx")
  private Path judges = Path.of("");

  @Option(
      names = "--frames",
      paramLabel = "N",
      description = "look at no more than the first N frames of each clip (default: all)")
  private long frames = Long.MAX_VALUE;

  @Option(
      names = "--every",
      paramLabel = "N",
      description =
          "measure one frame in N, for a quick look; trembling and a face's way are followed frame"
              + " by frame all the same (default: ${DEFAULT-VALUE})")
  private int every = 1;

  @Option(
      names = "--leave-out",
      paramLabel = "GLOB",
      description = "file names to pass over (default: ${DEFAULT-VALUE}, body shots)")
  private String leaveOut = "s[0-9]*";

  /**
   * The clips, sorted.
   *
   * @param leastFrames fewer of each cannot be measured
   * @throws Misuse when a number makes no sense
   */
  List<Path> files(int leastFrames) {
    Misuse.expect("--frames", frames, leastFrames, Long.MAX_VALUE);
    Misuse.expect("--every", every, 1, Long.MAX_VALUE);
    return ClipFiles.clips(clips, leaveOut);
  }

  JudgeFolder judges() {
    return new JudgeFolder(judges);
  }

  /** One frame in so many counts. */
  int every() {
    return every;
  }

  /** Frames of a clip that are looked at, at most. */
  long most() {
    return frames;
  }

  /** That no clip could be measured. */
  Fault nothingMeasured(String model, String firstTrouble) {
    return new Fault(
        "evaluating "
            + model
            + ": expected at least one clip with a face in "
            + clips
            + ", found none; the first trouble was: "
            + firstTrouble);
  }
}
