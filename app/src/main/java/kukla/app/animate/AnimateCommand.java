package kukla.app.animate;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import kukla.app.animate.AnimateOptions.Crop;
import kukla.app.animate.AnimateOptions.Initial;
import kukla.app.options.ModelOptions;
import kukla.app.settings.Bundled;
import kukla.inference.Misuse;
import kukla.inference.face.FaceBox;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code kukla animate}: a portrait moved by a clip. */
@Command(
    name = "animate",
    description = "Moves a portrait as the face in a clip moves, and writes an mp4.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  kukla animate --source portrait.jpg --driving clip.mp4 --out moved.mp4",
      "  kukla animate --source painting.png --face 210,120,160,200 --driving clip.mp4 --out m.mp4",
      "  kukla animate --source me.jpg --driving clip.mov --out m.mp4 --side-by-side --frames 100"
    })
public final class AnimateCommand implements Callable<Integer> {
  @Option(
      names = "--source",
      required = true,
      paramLabel = "IMG",
      description = "the still picture to move: JPEG, PNG, …")
  private Path source;

  @Option(
      names = "--driving",
      required = true,
      paramLabel = "CLIP",
      description = "the clip that gives the motion, and its sound")
  private Path driving;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "OUT.mp4",
      description = "the mp4 to write")
  private Path out;

  @Mixin private ModelOptions model = new ModelOptions();

  @Option(
      names = "--initial",
      defaultValue = "BEST",
      paramLabel = "best|first",
      description =
          "the driving frame that counts as the portrait's own pose: the most similar, or the first"
              + " (best)")
  private Initial initial;

  @Option(
      names = "--absolute",
      description = "take the driver's pose as it is, not its motion from the initial frame")
  private boolean absolute;

  @Option(
      names = "--adapt-scale",
      description = "scale the motion by the size of the portrait's face over the driver's")
  private boolean adaptScale;

  @Option(
      names = "--crop",
      defaultValue = "AUTO",
      paramLabel = "auto|none",
      description =
          "auto: find and follow the face, put it back into the whole portrait; none: the middle"
              + " squares, given back as they are (auto)")
  private Crop crop;

  @Option(
      names = "--face",
      converter = FaceOption.class,
      paramLabel = "X,Y,W,H",
      description = "where the portrait's face is, forehead to chin, in pixels")
  private @Nullable FaceBox face;

  @Option(names = "--side-by-side", description = "show the driving clip to the left")
  private boolean sideBySide;

  @Option(
      names = "--frames",
      defaultValue = "0",
      paramLabel = "N",
      description = "stop after so many frames")
  private long frames;

  @Option(
      names = "--png-dir",
      paramLabel = "DIR",
      description = "also write every frame as a lossless PNG, without the mark")
  private @Nullable Path pngDir;

  @Option(
      names = "--stats",
      paramLabel = "OUT.json",
      description = "write times of each stage and what happened")
  private @Nullable Path stats;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  public AnimateCommand() {}

  @Override
  public Integer call() {
    Misuse.expect("--frames", frames, 0, Long.MAX_VALUE);
    Misuse.expectEnding("--out", out.toString(), ".mp4");
    AnimateOptions options =
        new AnimateOptions(
            source,
            driving,
            out,
            model.model(Bundled.MODEL),
            model.engine("auto"),
            initial,
            absolute,
            adaptScale,
            crop,
            face,
            sideBySide,
            frames,
            pngDir,
            stats);
    run(options, spec);
    return 0;
  }

  /** Animates as where nothing but these is said. */
  public static void run(Path source, Path driving, Path out, String model, CommandSpec spec) {
    run(
        new AnimateOptions(
            source,
            driving,
            out,
            model,
            "auto",
            Initial.BEST,
            false,
            false,
            Crop.AUTO,
            null,
            false,
            0,
            null,
            null),
        spec);
  }

  /** Animates, writes the figures, and says where the clip is. */
  private static void run(AnimateOptions options, CommandSpec spec) {
    PrintWriter err = spec.commandLine().getErr();
    AnimateStats figures = new Animation(options, err).run();
    if (options.stats() != null) {
      figures.write(options.stats());
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "%s: %d %s at %.1f a second with engine %s"
            .formatted(
                options.out(),
                figures.frames(),
                figures.frames() == 1 ? "frame" : "frames",
                figures.framesPerSecond(),
                figures.engine()));
    out.flush();
  }

  /** {@code X,Y,W,H} in pixels. */
  static final class FaceOption implements ITypeConverter<FaceBox> {
    @Override
    public FaceBox convert(String text) {
      String[] numbers = text.split(",", -1);
      try {
        if (numbers.length == 4) {
          return new FaceBox(
              Double.parseDouble(numbers[0].strip()),
              Double.parseDouble(numbers[1].strip()),
              Double.parseDouble(numbers[2].strip()),
              Double.parseDouble(numbers[3].strip()));
        }
      } catch (IllegalArgumentException e) {
        // told below, like a wrong number of numbers
      }
      throw new TypeConversionException(
          "expected four numbers X,Y,W,H with a width and a height, found " + text);
    }
  }
}
