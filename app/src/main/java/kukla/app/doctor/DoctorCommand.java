package kukla.app.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kukla doctor}: what this machine has, and what that means. */
@Command(
    name = "doctor",
    description = "What this machine has: JDK, CPU, GPUs, engines, cameras, displays, libraries.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  kukla doctor", "  kukla doctor --json"})
public final class DoctorCommand implements Callable<Integer> {
  @Option(names = "--json", description = "for machines")
  private boolean json;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the spec
  public DoctorCommand() {}

  @Override
  public Integer call() throws JsonProcessingException {
    List<String> cameraNotes = new ArrayList<>();
    List<CameraFinding> cameras = CameraFindings.ofThisMachine(cameraNotes);
    Diagnosis diagnosis =
        Examination.ofThisMachine()
            .diagnose(EngineFindings.ofThisMachine(), EngineFindings.auto(), cameras)
            .withGpus(GpuFindings.ofThisMachine())
            .withNotes(cameraNotes);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          new ObjectMapper()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .writeValueAsString(diagnosis));
    } else {
      out.print(diagnosis.text());
    }
    out.flush();
    return 0;
  }
}
