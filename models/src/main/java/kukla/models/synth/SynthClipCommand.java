package kukla.models.synth;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import kukla.console.Progress;
import kukla.inference.Misuse;
import kukla.inference.image.Image;
import kukla.media.ClipFormat;
import kukla.media.ClipWriter;
import kukla.media.FrameRate;
import kukla.media.Stills;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kukla synth clip}: somebody who does not exist, talking and looking around. */
@Command(
    name = "clip",
    mixinStandardHelpOptions = true,
    description =
        "Renders a clip of somebody who does not exist, talking and looking around, with labels"
            + " beside it.",
    footer = {"", "Example:", "  kukla synth clip --seed 7 --frames 300 --out somebody.mp4"})
public final class SynthClipCommand implements Callable<Integer> {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "OUT",
      description = "an .mp4, or a folder for PNG frames")
  Path out = Path.of("");

  @Option(
      names = "--act",
      defaultValue = "0",
      paramLabel = "S",
      description = "what they do (default: ${DEFAULT-VALUE})")
  long act;

  @Option(
      names = "--frames",
      defaultValue = "300",
      paramLabel = "F",
      description = "length (default: ${DEFAULT-VALUE})")
  int frames = 300;

  @Option(
      names = "--fps",
      defaultValue = "30",
      paramLabel = "N",
      description = "frames a second (default: ${DEFAULT-VALUE})")
  int framesPerSecond = 30;

  @Mixin Casting casting = new Casting(512);

  @Override
  public Integer call() {
    Misuse.expect("--frames", frames, 1, 1_000_000);
    Misuse.expect("--fps", framesPerSecond, 1, 240);
    HeadModel model = casting.model();
    String name = out.getFileName().toString();
    if (name.toLowerCase(Locale.ROOT).endsWith(".mp4")) {
      ClipFormat format =
          ClipFormat.of(casting.size(), casting.size(), new FrameRate(framesPerSecond, 1));
      try (ClipWriter writer = ClipWriter.open(out, format)) {
        film(model, (picture, frame) -> writer.write(picture));
        writer.finish();
      }
    } else {
      film(
          model,
          (picture, frame) -> Stills.write(picture, out.resolve("%06d.png".formatted(frame))));
    }
    return 0;
  }

  private interface Film {
    void take(Image picture, int frame);
  }

  private void film(HeadModel model, Film film) {
    Image picture = casting.picture();
    Performance performance =
        new Performance(model, act, Performance.Energy.CALM, 2 + (double) frames / framesPerSecond);
    Scene scene = Scene.studio(casting.seed());
    Recording recording = new Recording(model);
    try (Studio studio = casting.studio(model);
        Actor actor = studio.actor(casting.seed());
        Progress progress = new Progress("frames", frames)) {
      studio.furnish(scene);
      for (int frame = 0; frame < frames; frame++) {
        double seconds = (double) frame / framesPerSecond;
        Moment moment = performance.at(seconds);
        recording.add(studio.shoot(actor, scene, moment, frame, picture), seconds);
        film.take(picture, frame);
        progress.step();
      }
    }
    String name = out.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    recording.write(out.resolveSibling(stem + ".labels.safetensors"));
  }
}
