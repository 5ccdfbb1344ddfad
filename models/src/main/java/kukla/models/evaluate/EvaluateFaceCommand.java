package kukla.models.evaluate;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kukla.console.Progress;
import kukla.inference.Fault;
import kukla.inference.Misuse;
import kukla.inference.card.ModelFolder;
import kukla.inference.card.ModelShelf;
import kukla.inference.engine.Engine;
import kukla.inference.engine.choice.EngineChoice;
import kukla.inference.face.FaceModel;
import kukla.inference.face.LandmarkDetector;
import kukla.inference.face.NoDetector;
import kukla.inference.face.YuNetDetector;
import kukla.inference.file.AtomicFile;
import kukla.models.judge.FaceMesh;
import kukla.models.judge.Judge;
import kukla.models.judge.JudgeFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kukla evaluate face}: how near a face model's landmarks are to the face mesh's. */
@Command(
    name = "face",
    description = "Follow the face of every clip and compare landmarks and pose with the judges'.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Landmarks 17 to 67 of 68 are compared with the face mesh by one fixed table; distances are",
      "shares of the distance between the eyes' centres.",
      "",
      "Example:",
      "  kukla evaluate face --clips clips --judges judges --out face.json"
    })
public final class EvaluateFaceCommand implements Callable<Integer> {
  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "face-lite",
      description = "a model's name or folder (default: ${DEFAULT-VALUE})")
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
      description = "folder with yunet_n_640_640.onnx and facemesh468.onnx")
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
      description = "torch or onnx (default: ${DEFAULT-VALUE}, the reference)")
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
      description = "measure one frame in N; all are followed (default: ${DEFAULT-VALUE})")
  private int every;

  @Option(
      names = "--leave-out",
      paramLabel = "GLOB",
      defaultValue = "s[0-9]*",
      description = "file names to pass over (default: ${DEFAULT-VALUE}, body shots)")
  private String leaveOut;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public EvaluateFaceCommand() {}

  @Override
  public Integer call() {
    Misuse.expect("--frames", frames, 1, Long.MAX_VALUE);
    Misuse.expect("--every", every, 1, Long.MAX_VALUE);
    FaceReport report = measure(ClipFiles.clips(clips, leaveOut));
    AtomicFile.write(out, report.json().getBytes(StandardCharsets.UTF_8));
    PrintWriter writer = spec.commandLine().getOut();
    report.leftOut().forEach(sentence -> writer.println("left out: " + sentence));
    writer.print(report.table());
    writer.flush();
    return 0;
  }

  private FaceReport measure(List<Path> files) {
    ModelFolder folder = ModelShelf.ofUser().find(model);
    Engine runs = EngineChoice.of(engine, folder).engine();
    JudgeFolder room = new JudgeFolder(judges);
    List<FaceFigures> measured = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    try (FaceModel face = FaceModel.open(folder, runs);
        LandmarkDetector found =
            new LandmarkDetector(FaceModel.open(folder, runs), new NoDetector());
        YuNetDetector judge = new YuNetDetector(room.graph(Judge.YUNET));
        FaceMesh mesh = new FaceMesh(room);
        Progress progress = new Progress("clips", files.size())) {
      FaceEvaluation evaluation = new FaceEvaluation(face, found, judge, mesh, every, frames);
      for (Path file : files) {
        progress.note(file.getFileName().toString());
        try {
          measured.add(evaluation.evaluate(file));
        } catch (Fault fault) {
          leftOut.add(fault.sentence());
        }
        progress.step();
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
      return new FaceReport(
          folder.card().name(),
          runs.name(),
          every,
          evaluation.lookMilliseconds(),
          measured,
          leftOut);
    }
  }
}
