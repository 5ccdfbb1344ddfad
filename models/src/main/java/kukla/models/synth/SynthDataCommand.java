package kukla.models.synth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import kukla.console.Progress;
import kukla.inference.Fault;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.models.weights.Safetensors;
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

  @Option(
      names = "--size",
      defaultValue = "256",
      paramLabel = "PIXELS",
      description = "side of the square pictures (default: ${DEFAULT-VALUE})")
  int size = 256;

  @Option(
      names = "--seed",
      defaultValue = "0",
      paramLabel = "S",
      description = "first person's number (default: ${DEFAULT-VALUE})")
  long seed;

  @Mixin HeadFiles files = new HeadFiles();

  @Override
  public Integer call() {
    SynthFault.expect("--count", count, 1, 10_000_000);
    SynthFault.expect("--frames", frames, 1, 10_000);
    SynthFault.expect("--size", size, 32, 2048);
    HeadModel model = files.model();
    List<Hair> hairs = files.hairs(model);
    Image picture = Image.allocate(size, size, ChannelOrder.RGB);
    try (Studio studio = SynthFault.open(() -> new Studio(model, hairs, size));
        Progress progress = new Progress("people", count)) {
      for (int i = 0; i < count; i++) {
        String name = "person-%07d".formatted(seed + i);
        if (!Files.isDirectory(out.resolve(name))) {
          film(studio, model, seed + i, name, picture);
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
      Recording recording = new Recording();
      studio.furnish(scene);
      try (Actor actor = studio.actor(person)) {
        for (int frame = 0; frame < frames; frame++) {
          Moment moment = performance.at(1 + frame * SECONDS_BETWEEN_FRAMES);
          recording.add(moment, studio.shoot(actor, scene, moment, frame, picture));
          if (scene.jpegQuality() > 0) {
            Picture.spoil(picture, scene.jpegQuality());
          }
          Files.write(
              beside.resolve("%06d.jpg".formatted(frame)), Picture.jpeg(picture, JPEG_QUALITY));
        }
      }
      Safetensors.write(
          out.resolve(name + ".labels.safetensors"),
          recording.tensors(),
          Map.of("source", "rendered from ICT-FaceKit (MIT) and MakeHuman hair (CC0)"));
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
