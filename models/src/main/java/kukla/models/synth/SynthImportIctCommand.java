package kukla.models.synth;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import kukla.console.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kukla synth import-ict}: the head file, made from its authors' OBJ folder. */
@Command(
    name = "import-ict",
    mixinStandardHelpOptions = true,
    description = "Makes the head file that the other commands read from ICT-FaceKit's OBJ folder.",
    footer = {
      "",
      "ICT-FaceKit is published under the MIT licence by USC ICT:"
          + " https://github.com/ICT-VGL/ICT-FaceKit",
      "",
      "Example:",
      "  kukla synth import-ict ICT-FaceKit/FaceXModel"
    })
public final class SynthImportIctCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "FaceXModel, or the folder that holds it")
  Path folder = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "where to write (default: ${DEFAULT-VALUE})")
  Path out = Casting.HEAD;

  @Override
  public Integer call() {
    IctFolder head = new IctFolder(folder);
    try (Progress progress = new Progress("shapes", head.shapes())) {
      head.write(out, progress::step);
    }
    HeadModel.read(out);
    return 0;
  }
}
