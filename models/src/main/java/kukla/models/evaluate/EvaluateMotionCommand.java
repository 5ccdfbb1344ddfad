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
import kukla.inference.Misuse;
import kukla.inference.card.ModelFolder;
import kukla.inference.card.ModelShelf;
import kukla.inference.engine.Engine;
import kukla.inference.face.YuNetDetector;
import kukla.inference.file.AtomicFile;
import kukla.inference.motion.MotionModel;
import kukla.models.judge.Judge;
import kukla.models.judge.JudgeFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private ClipOptions clips;

  @Mixin private FigureOptions figures;

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
    figures.expectPlace();
    if (page != null) {
      Misuse.expectEnding("--report", page.toString(), ".html");
    }
    Misuse.expect("--drivers", drivers, 1, Long.MAX_VALUE);
    Misuse.expect("--cross", cross, 0, Long.MAX_VALUE);
    List<Path> files = clips.files(2);
    List<Path> pictures = portraits == null ? List.of() : ClipFiles.pictures(portraits);
    MotionEvaluation evaluation = measure(files, pictures);
    MotionReport report = evaluation.report();
    figures.write(report.json());
    AtomicFile.write(figures.beside(".png"), ContactSheet.encoded(evaluation.sheet(), "png"));
    String when = ZonedDateTime.now(ZoneOffset.UTC).format(WHEN);
    String html =
        new ReportPage(report, evaluation.clipPictures(), evaluation.pairPictures(), when).html();
    Path to = page == null ? figures.beside(".html") : page;
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
    Engine runs = figures.engine(folder);
    JudgeFolder room = clips.judges();
    try (MotionModel motion = MotionModel.open(folder, runs);
        YuNetDetector detector = YuNetDetector.forOneThread(room.graph(Judge.YUNET));
        JudgeBench bench = new JudgeBench(room, perceptual)) {
      MotionEvaluation evaluation =
          new MotionEvaluation(JudgedModel.of(folder.card(), runs), clips.every());
      evaluation.reconstruct(
          files,
          new ClipEvaluation(
              new ModelReconstruction(motion),
              bench,
              JudgedClips.ofUser(),
              clips.every(),
              clips.most()));
      if (evaluation.isEmpty()) {
        throw clips.nothingMeasured(model, evaluation.report().leftOut().get(0));
      }
      if (cross > 0) {
        CrossEvaluation crossing =
            new CrossEvaluation(motion, bench, detector, cross, clips.most());
        if (portraits == null) {
          evaluation.crossNeighbours(crossing);
        } else {
          evaluation.crossPortraits(pictures, drivers, crossing);
        }
      }
      return evaluation;
    }
  }
}
