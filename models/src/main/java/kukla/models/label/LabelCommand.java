package kukla.models.label;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kukla.console.Progress;
import kukla.inference.Fault;
import kukla.models.data.ClipFile;
import kukla.models.data.DataFolder;
import kukla.models.judge.JudgeFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kukla label}: landmark labels beside real clips. */
@Command(
    name = "label",
    description =
        "Write NAME.labels.safetensors beside every clip: 68 landmarks a frame, for training.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Clips that have labels already are passed over, so it can be stopped and started again.",
      "",
      "Example:",
      "  kukla label --data clips --judges judges"
    })
public final class LabelCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "folder of clips: video files, or folders of frame pictures")
  private Path data;

  @Option(
      names = "--judges",
      required = true,
      paramLabel = "DIR",
      description = "folder with yunet_n_640_640.onnx and openseeface66.onnx")
  private Path judges;

  @Option(names = "--again", description = "label clips anew that have labels already")
  private boolean again;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public LabelCommand() {}

  @Override
  public Integer call() {
    List<ClipFile> clips = new DataFolder(data, 0).clips();
    if (clips.isEmpty()) {
      throw new Fault(
          "labelling clips: expected videos or folders of frames in "
              + data
              + ", found none; choose the folder that holds them");
    }
    List<String> skipped = new ArrayList<>();
    int labelled = 0;
    int faceless = 0;
    PrintWriter out = spec.commandLine().getOut();
    try (ClipLabeller labeller = new ClipLabeller(new JudgeFolder(judges));
        Progress progress = new Progress("clips", clips.size())) {
      for (ClipFile clip : clips) {
        progress.note(clip.path().getFileName().toString());
        if (again || !Files.exists(clip.labelPlace())) {
          LabelledClip labels;
          try {
            labels = labeller.label(clip);
          } catch (Fault fault) {
            skipped.add(fault.sentence());
            progress.step();
            continue;
          }
          labels.write(clip.labelPlace());
          labelled++;
          faceless += labels.frames() - labels.framesWithFace();
        }
        progress.step();
      }
    }
    for (String sentence : skipped) {
      out.println("skipped: " + sentence);
    }
    int before = clips.size() - labelled - skipped.size();
    out.println(
        "labelled %d clips, %d had labels already, %d could not be read; %d frames without a face"
            .formatted(labelled, before, skipped.size(), faceless));
    out.flush();
    if (skipped.size() == clips.size()) {
      throw new Fault(
          "labelling clips: expected at least one clip in "
              + data
              + " that can be read, found none; the first trouble was: "
              + skipped.get(0));
    }
    return 0;
  }
}
