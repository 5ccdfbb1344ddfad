package kukla.app.demo;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import kukla.app.animate.AnimateCommand;
import kukla.app.live.LiveDemo;
import kukla.app.settings.Bundled;
import kukla.inference.Misuse;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kukla demo}: the bundled portrait moved by the bundled clip. */
@Command(
    name = "demo",
    description =
        "Moves the bundled portrait by the bundled clip: in a window, or, where there is no display,"
            + " as demo.mp4.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  kukla demo", "  kukla demo --out demo.mp4"})
public final class DemoCommand implements Callable<Integer> {
  private static final Path CLIP = Path.of("demo.mp4");

  @Option(
      names = "--out",
      paramLabel = "OUT.mp4",
      description = "write an mp4 instead of opening a window")
  private @Nullable Path out;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public DemoCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    Path file = out;
    if (file != null) {
      Misuse.expectEnding("--out", file.toString(), ".mp4");
    }
    if (file == null && hasDisplay()) {
      LiveDemo.run(spec.commandLine().getErr());
      return 0;
    }
    AnimateCommand.run(
        Bundled.portrait(),
        Bundled.driving(),
        (file == null ? CLIP : file).toAbsolutePath(),
        Bundled.MODEL,
        spec);
    return 0;
  }

  private static boolean hasDisplay() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return !system.contains("linux")
        || isSet(System.getenv("DISPLAY"))
        || isSet(System.getenv("WAYLAND_DISPLAY"));
  }

  private static boolean isSet(@Nullable String variable) {
    return variable != null && !variable.isBlank();
  }
}
