package kukla.models.evaluate;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kukla.console.Progress;
import kukla.inference.Fault;
import kukla.inference.card.ModelFolder;
import kukla.inference.card.ModelShelf;
import kukla.inference.engine.Engine;
import kukla.inference.face.FaceModel;
import kukla.inference.face.LandmarkDetector;
import kukla.inference.face.NoDetector;
import kukla.inference.face.YuNetDetector;
import kukla.models.judge.FaceMesh;
import kukla.models.judge.Judge;
import kukla.models.judge.JudgeFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private ClipOptions clips;

  @Mixin private FigureOptions figures;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public EvaluateFaceCommand() {}

  @Override
  public Integer call() {
    figures.expectPlace();
    FaceReport report = measure(clips.files(1));
    figures.write(report.json());
    PrintWriter writer = spec.commandLine().getOut();
    report.leftOut().forEach(sentence -> writer.println("left out: " + sentence));
    writer.print(report.table());
    writer.flush();
    return 0;
  }

  private FaceReport measure(List<Path> files) {
    ModelFolder folder = ModelShelf.ofUser().find(model);
    Engine runs = figures.engine(folder);
    JudgeFolder room = clips.judges();
    List<FaceFigures> measured = new ArrayList<>();
    List<String> leftOut = new ArrayList<>();
    try (FaceModel face = FaceModel.open(folder, runs);
        LandmarkDetector found =
            new LandmarkDetector(FaceModel.open(folder, runs), new NoDetector());
        YuNetDetector judge = new YuNetDetector(room.graph(Judge.YUNET));
        FaceMesh mesh = new FaceMesh(room);
        Progress progress = new Progress("clips", files.size())) {
      FaceEvaluation evaluation =
          new FaceEvaluation(face, found, judge, mesh, clips.every(), clips.most());
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
        throw clips.nothingMeasured(model, leftOut.get(0));
      }
      return new FaceReport(
          folder.card().name(),
          runs.name(),
          clips.every(),
          evaluation.lookMilliseconds(),
          measured,
          leftOut);
    }
  }
}
