package kukla.models.evaluate;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import kukla.inference.Fault;
import kukla.inference.Misuse;
import kukla.inference.card.ModelFolder;
import kukla.inference.card.ModelShelf;
import kukla.inference.engine.Engine;
import kukla.inference.engine.choice.EngineChoice;
import kukla.inference.face.YuNetDetector;
import kukla.inference.file.AtomicFile;
import kukla.inference.motion.MotionModel;
import kukla.models.judge.Judge;
import kukla.models.judge.JudgeFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kukla evaluate motion}: how well a motion model reconstructs real clips. */
@Command(
    name = "motion",
    description =
        "Reconstruct every clip from its first frame and measure how near it comes, beside the"
            + " first frame shown unmoved.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Writes OUT.json, beside it OUT.html, a page with tables, plots, contact sheets and the worst",
      "frames, and OUT.png, the sheets alone. What the judges see in the clips themselves is kept in",
      "~/.cache/kukla/judged.",
      "",
      "Examples:",
      "  kukla evaluate motion --model motion-lite --clips clips --judges judges --out lite.json",
      "  kukla evaluate motion --model motion-lite --clips clips --judges judges --out lite.json \\",
      "    --every 4 --perceptual squeezenet11-features.safetensors --portraits paintings"
    })
public final class EvaluateMotionCommand implements Callable<Integer> {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);

  @Option(
      names = "--model",
      required = true,
      paramLabel = "NAME",
      description = "a model's name or folder, see: kukla models list")
  private String model;

  @Option(
      names = "--clips",
      required = true,
      paramLabel = "DIR",
      description = "folder of clips of one person each")
  private Path clips;

  @Option(
      names = "--judges",
      required = true,
      paramLabel = "DIR",
      description = "folder with yunet_n_640_640.onnx, facemesh468.onnx and mobilefacenet.onnx")
  private Path judges;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "OUT.json",
      description = "where the figures go")
  private Path out;

  @Option(
      names = "--engine",
      defaultValue = "onnx",
      description = "auto, torch or onnx (default: ${DEFAULT-VALUE}, the reference)")
  private String engine;

  @Option(
      names = "--frames",
      paramLabel = "N",
      description = "at most so many frames of each clip (default: all)")
  private long frames = Long.MAX_VALUE;

  @Option(
      names = "--every",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "measure one frame in N, for a quick look; jitter is measured frame by frame all the same"
              + " (default: ${DEFAULT-VALUE})")
  private int every;

  @Option(
      names = "--leave-out",
      paramLabel = "GLOB",
      defaultValue = "s[0-9]*",
      description = "file names to pass over (default: ${DEFAULT-VALUE}, body shots)")
  private String leaveOut;

  @Option(
      names = "--perceptual",
      paramLabel = "FILE",
      description =
          "SqueezeNet v1.1 features, squeezenet11-features.safetensors; no perceptual"
              + " distance without")
  private @Nullable Path perceptual;

  @Option(
      names = "--portraits",
      paramLabel = "DIR",
      description =
          "pictures that are driven by the clips; without, each clip drives the next one's first"
              + " frame")
  private @Nullable Path portraits;

  @Option(
      names = "--drivers",
      paramLabel = "N",
      defaultValue = "3",
      description = "clips that drive each portrait (default: ${DEFAULT-VALUE})")
  private int drivers;

  @Option(
      names = "--cross",
      paramLabel = "N",
      defaultValue = "60",
      description =
          "measure a person driven by another on N frames, spread evenly; 0: not at all (default:"
              + " ${DEFAULT-VALUE})")
  private int cross;

  @Option(
      names = "--report",
      paramLabel = "OUT.html",
      description = "where the page goes (default: beside the figures)")
  private @Nullable Path page;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public EvaluateMotionCommand() {}

  @Override
  public Integer call() {
    Misuse.expect("--frames", frames, 2, Long.MAX_VALUE);
    Misuse.expect("--every", every, 1, Long.MAX_VALUE);
    Misuse.expect("--drivers", drivers, 1, Long.MAX_VALUE);
    Misuse.expect("--cross", cross, 0, Long.MAX_VALUE);
    List<Path> files = ClipFiles.clips(clips, leaveOut);
    List<Path> pictures = portraits == null ? List.of() : ClipFiles.pictures(portraits);
    MotionEvaluation evaluation = measure(files, pictures);
    MotionReport report = evaluation.report();
    AtomicFile.write(out, report.json().getBytes(StandardCharsets.UTF_8));
    AtomicFile.write(beside(".png"), ContactSheet.encoded(evaluation.sheet(), "png"));
    String when = ZonedDateTime.now(ZoneOffset.UTC).format(WHEN);
    String html =
        new ReportPage(report, evaluation.clipPictures(), evaluation.pairPictures(), when).html();
    Path to = page == null ? beside(".html") : page;
    AtomicFile.write(to, html.getBytes(StandardCharsets.UTF_8));
    PrintWriter writer = spec.commandLine().getOut();
    report.leftOut().forEach(sentence -> writer.println("left out: " + sentence));
    writer.print(report.table());
    writer.println("report: " + to);
    writer.flush();
    return 0;
  }

  private MotionEvaluation measure(List<Path> files, List<Path> pictures) {
    ModelFolder folder = ModelShelf.ofUser().find(model);
    Engine runs = EngineChoice.of(engine, folder).engine();
    JudgeFolder room = new JudgeFolder(judges);
    try (MotionModel motion = MotionModel.open(folder, runs);
        YuNetDetector detector = YuNetDetector.forOneThread(room.graph(Judge.YUNET));
        JudgeBench bench = new JudgeBench(room, perceptual)) {
      MotionEvaluation evaluation =
          new MotionEvaluation(JudgedModel.of(folder.card(), runs), every);
      evaluation.reconstruct(
          files,
          new ClipEvaluation(
              new ModelReconstruction(motion), bench, JudgedClips.ofUser(), every, frames));
      if (cross > 0) {
        CrossEvaluation crossing = new CrossEvaluation(motion, bench, detector, cross);
        if (portraits == null) {
          evaluation.crossNeighbours(files, crossing);
        } else {
          evaluation.crossPortraits(files, pictures, drivers, crossing);
        }
      }
      if (evaluation.isEmpty()) {
        throw new Fault(
            "evaluating "
                + model
                + ": expected at least one clip with a face in "
                + clips
                + ", found none; the first trouble was: "
                + evaluation.report().leftOut().get(0));
      }
      return evaluation;
    }
  }

  /** Beside the figures, under their name. */
  private Path beside(String ending) {
    String name = out.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return out.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ending);
  }
}
