package kukla.models.synth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kukla.console.Progress;
import kukla.inference.Fault;
import kukla.inference.image.Image;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kukla synth data}: a training set of people who do not exist, with exact labels. */
@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    description =
        "Renders people who do not exist: a folder of JPEG frames and a labels file for each."
            + " People that are there already are skipped.",
    footer = {"", "Example:", "  kukla synth data --out people --count 700 --frames 16"})
public final class SynthDataCommand implements Callable<Integer> {
  private static final int JPEG_QUALITY = 95;
  private static final double SECONDS_BETWEEN_FRAMES = 2.3;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "where to write")
  Path out = Path.of("");

  @Option(names = "--count", required = true, paramLabel = "N", description = "number of people")
  int count;

  @Option(
      names = "--frames",
      defaultValue = "16",
      paramLabel = "F",
      description = "pictures of each, varied in pose, lids and mouth (default: ${DEFAULT-VALUE})")
  int frames = 16;

  @Mixin Casting casting = new Casting(256);

  @Override
  public Integer call() {
    SynthFault.expect("--count", count, 1, 10_000_000);
    SynthFault.expect("--frames", frames, 1, 10_000);
    HeadModel model = casting.model();
    Image picture = casting.picture();
    try (Studio studio = casting.studio(model);
        Progress progress = new Progress("people", count)) {
      for (int i = 0; i < count; i++) {
        long person = casting.seed() + i;
        String name = "person-%07d".formatted(person);
        if (!Files.isDirectory(out.resolve(name))) {
          film(studio, model, person, name, picture);
        }
        progress.step();
      }
    }
    return 0;
  }

  private void film(Studio studio, HeadModel model, long person, String name, Image picture) {
    Path beside = out.resolve("." + name + ".part");
    try {
      delete(beside);
      Files.createDirectories(beside);
      Scene scene = Scene.of(person);
      Performance performance =
          new Performance(
              model, person, Performance.Energy.LIVELY, 2 + frames * SECONDS_BETWEEN_FRAMES);
      Recording recording = new Recording(model);
      studio.furnish(scene);
      try (Actor actor = studio.actor(person)) {
        for (int frame = 0; frame < frames; frame++) {
          Moment moment = performance.at(1 + frame * SECONDS_BETWEEN_FRAMES);
          recording.add(studio.shoot(actor, scene, moment, frame, picture));
          if (scene.jpegQuality() > 0) {
            Picture.spoil(picture, scene.jpegQuality());
          }
          Files.write(
              beside.resolve("%06d.jpg".formatted(frame)), Picture.jpeg(picture, JPEG_QUALITY));
        }
      }
      recording.write(out.resolve(name + ".labels.safetensors"));
      Files.move(beside, out.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new Fault(
          "writing people to %s: expected room and permission, found %s (%s); free some space or choose another place"
              .formatted(out, e.getClass().getSimpleName(), e.getMessage()),
          e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
