package kukla.app.animate;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import kukla.app.animate.AnimateOptions.Crop;
import kukla.app.animate.AnimateOptions.Initial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kukla demo}: the bundled portrait moved by the bundled clip. */
@Command(
    name = "demo",
    description = "Moves the bundled portrait by the bundled clip and writes demo.mp4.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  kukla demo"})
public final class DemoCommand implements Callable<Integer> {
  /** The bundled model, which {@code animate} takes where none is named. */
  public static final String MODEL = "motion-lite";

  /** Folder of the program, set by the launcher. */
  private static final String ROOT = "kukla.root";

  @Option(
      names = "--out",
      defaultValue = "demo.mp4",
      paramLabel = "OUT.mp4",
      description = "the mp4 to write (${DEFAULT-VALUE})")
  private Path out;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public DemoCommand() {}

  @Override
  public Integer call() {
    Path assets = Path.of(System.getProperty(ROOT, ""), "assets");
    AnimateOptions options =
        new AnimateOptions(
            assets.resolve("portrait.png"),
            assets.resolve("driving.mp4"),
            out.toAbsolutePath(),
            MODEL,
            "auto",
            Initial.BEST,
            false,
            false,
            Crop.AUTO,
            null,
            false,
            0,
            null,
            null);
    AnimateCommand.run(options, spec);
    return 0;
  }
}
