package kukla.models.evaluate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kukla.console.Progress;
import kukla.inference.Fault;
import kukla.inference.card.ModelFolder;
import kukla.inference.card.ModelShelf;
import kukla.inference.engine.Engine;
import kukla.inference.engine.choice.EngineChoice;
import kukla.inference.file.AtomicFile;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.inference.motion.MotionModel;
import kukla.media.Stills;
import kukla.models.judge.FaceWitness;
import kukla.models.judge.JudgeFolder;
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
      "Writes OUT.json and beside it OUT.png, a contact sheet: a row for each clip, pairs of driver",
      "and output. What the judges see in the clips themselves is kept in ~/.cache/kukla/judged.",
      "",
      "Example:",
      "  kukla evaluate motion --model motion-lite --clips clips --judges judges --out lite.json"
    })
public final class EvaluateMotionCommand implements Callable<Integer> {
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
      description = "measure one frame in N, for a quick look (default: ${DEFAULT-VALUE})")
  private int every;

  @Option(
      names = "--leave-out",
      paramLabel = "GLOB",
      defaultValue = "s[0-9]*",
      description = "file names to pass over (default: ${DEFAULT-VALUE}, body shots)")
  private String leaveOut;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public EvaluateMotionCommand() {}

  @Override
  public Integer call() {
    if (frames < 2 || every < 1) {
      throw new Fault(
          "evaluating: expected --frames of at least 2 and --every of at least 1, found "
              + frames
              + " and "
              + every);
    }
    List<Path> files = files();
    Image sheet =
        Image.allocate(
            2 * SheetRow.PAIRS * SheetRow.SIDE, files.size() * SheetRow.SIDE, ChannelOrder.RGB);
    MotionReport report = measure(files, sheet);
    AtomicFile.write(out, report.json().getBytes(StandardCharsets.UTF_8));
    Stills.write(sheet, sheetPlace());
    PrintWriter writer = spec.commandLine().getOut();
    report.leftOut().forEach(sentence -> writer.println("left out: " + sentence));
    writer.print(report.table());
    writer.flush();
    return 0;
  }

  private MotionReport measure(List<Path> files, Image sheet) {
    ModelFolder folder = ModelShelf.ofUser().find(model);
    Engine runs = EngineChoice.of(engine, folder).engine();
    List<ClipFigures> measured = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    try (MotionModel motion = MotionModel.open(folder, runs);
        FaceWitness witness = new FaceWitness(new JudgeFolder(judges));
        Progress progress = new Progress("clips", files.size())) {
      ClipEvaluation evaluation =
          new ClipEvaluation(
              new ModelReconstruction(motion), witness, JudgedClips.ofUser(), every, frames);
      for (Path file : files) {
        progress.note(file.getFileName().toString());
        try {
          measured.add(evaluation.evaluate(file, new SheetRow(sheet, measured.size())));
        } catch (Fault fault) {
          leftOut.add(fault.sentence());
        }
        progress.step();
      }
    }
    if (measured.isEmpty()) {
      throw new Fault(
          "evaluating "
              + model
              + ": expected at least one clip with a face in "
              + clips
              + ", found none; the first trouble was: "
              + leftOut.get(0));
    }
    return new MotionReport(folder.card().name(), runs.name(), every, measured, leftOut);
  }

  private List<Path> files() {
    PathMatcher passedOver = FileSystems.getDefault().getPathMatcher("glob:" + leaveOut);
    List<Path> files;
    try (Stream<Path> all = Files.list(clips)) {
      files =
          all.filter(Files::isRegularFile)
              .filter(
                  file ->
                      file.getFileName()
                          .toString()
                          .matches("(?i)[^.].*\\.(mp4|mov|mkv|webm|avi|mpe?g|m4v)"))
              .filter(file -> !passedOver.matches(file.getFileName()))
              .sorted()
              .toList();
    } catch (IOException e) {
      throw new Fault(
          "evaluating: expected a folder of clips, found none that can be read at "
              + clips
              + "; give it with --clips",
          e);
    }
    if (files.isEmpty()) {
      throw new Fault(
          "evaluating: expected clips in "
              + clips
              + ", found none; choose the folder that has them");
    }
    return files;
  }

  private Path sheetPlace() {
    String name = out.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return out.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".png");
  }
}
