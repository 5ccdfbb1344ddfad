package kukla.models.synth;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import kukla.console.Progress;
import kukla.inference.Misuse;
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
  private static final double LEAST_ACTING_SECONDS = 40;

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
      names = "--threads",
      paramLabel = "N",
      description = "people at once (default: one a processor, at most 8)")
  int threads = Math.max(1, Math.min(8, Runtime.getRuntime().availableProcessors()));

  @Mixin Casting casting = new Casting(256);

  @Override
  public Integer call() {
    Misuse.expect("--count", count, 1, 10_000_000);
    Misuse.expect("--frames", frames, 1, 10_000);
    Misuse.expect("--threads", threads, 1, 256);
    HeadModel model = casting.model();
    Misuse.expect("--count", count, 1, Casting.MOST_SEED + 1 - casting.seed());
    casting.expectDenseRoom(frames);
    film(model, new PeopleFolder(out));
    return 0;
  }

  void film(HeadModel model, PeopleFolder folder) {
    folder.agreeOn("--frames %d %s".formatted(frames, casting.plan()));
    List<Long> missing =
        LongStream.range(casting.seed(), casting.seed() + count)
            .filter(seed -> !folder.has(seed))
            .boxed()
            .toList();
    List<Hair> hairs = casting.hairs(model);
    try (Progress progress = new Progress("people", count - missing.size(), count)) {
      People.film(
          () -> casting.studio(model, hairs),
          (studio, seed) -> film(studio, model, seed, folder),
          missing,
          threads,
          progress::step);
    }
  }

  private void film(Studio studio, HeadModel model, long person, PeopleFolder folder) {
    folder.begin(person);
    boolean done = false;
    try (Actor actor = studio.actor(person)) {
      Scene scene = Scene.of(person);
      Image picture = casting.picture();
      double seconds = Math.max(LEAST_ACTING_SECONDS, 2 + frames * 0.5);
      Performance performance = new Performance(model, person, Performance.Energy.LIVELY, seconds);
      double[] times = Takes.times(model, performance, new Dice(person).fork(12), frames, seconds);
      Recording recording = new Recording(model);
      studio.furnish(scene);
      for (int frame = 0; frame < frames; frame++) {
        Moment moment = performance.at(times[frame]);
        recording.add(studio.shoot(actor, scene, moment, frame, picture), times[frame]);
        if (scene.jpegQuality() > 0) {
          Picture.spoil(picture, scene.jpegQuality());
        }
        folder.add(person, frame, Picture.jpeg(picture, JPEG_QUALITY));
      }
      folder.finish(person, recording);
      done = true;
    } finally {
      if (!done) {
        folder.giveUp(person);
      }
    }
  }
}
