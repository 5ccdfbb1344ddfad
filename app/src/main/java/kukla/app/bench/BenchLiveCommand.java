package kukla.app.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import kukla.app.capture.camera.CameraMode;
import kukla.app.live.LiveBench;
import kukla.app.loop.PassThrough;
import kukla.app.options.ModelOptions;
import kukla.inference.Misuse;
import kukla.inference.file.AtomicFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kukla bench live}: how fast the whole live loop is here, and how even. */
@Command(
    name = "live",
    description =
        "Runs the whole live loop without a window and measures every stage; the model is passthrough,"
            + " which costs nothing, where no other is named.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  kukla bench live --seconds 60",
      "  kukla bench live --model passthrough --mode 1280x720@60 --seconds 60"
    })
public final class BenchLiveCommand implements Callable<Integer> {
  @Mixin private ModelOptions model = new ModelOptions();

  @Option(
      names = "--camera",
      defaultValue = "",
      paramLabel = "FILE",
      description = "a camera or clip instead of the pattern, which shows no face")
  private String camera;

  @Option(
      names = "--mode",
      defaultValue = "1280x720@60",
      paramLabel = "WxH@FPS",
      description = "size and rate of the camera (${DEFAULT-VALUE})")
  private String mode;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      paramLabel = "S",
      description = "how long, after 3 s of warming up (${DEFAULT-VALUE})")
  private double seconds;

  @Option(names = "--out", paramLabel = "F", description = "write the figures as JSON")
  private @Nullable Path out;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public BenchLiveCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    Misuse.expectSeconds("--seconds", seconds);
    ObjectNode figures =
        LiveBench.run(
            model.model(PassThrough.NAME),
            model.engine("auto"),
            camera,
            CameraMode.parse(mode),
            seconds,
            spec.commandLine().getErr());
    String text = figures.toPrettyString() + "\n";
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
    Path file = out;
    if (file != null) {
      AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
    return 0;
  }
}
