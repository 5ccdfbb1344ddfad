package kukla.models.synth;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import kukla.console.Progress;
import kukla.inference.Misuse;
import kukla.inference.image.Image;
import kukla.media.ClipFormat;
import kukla.media.ClipWriter;
import kukla.media.FrameRate;
import kukla.media.SoundSamples;
import org.jspecify.annotations.Nullable;
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
    footer = {
      "",
      "Stopped or short of room it goes on where it was when it is run again.",
      "",
      "Examples:",
      "  kukla synth clip --seed 7 --frames 300 --out somebody.mp4",
      "  kukla synth clip --seed 7 --audio voice.wav --out somebody.mp4"
    })
public final class SynthClipCommand implements Callable<Integer> {
  private static final int USUAL_FRAMES = 300;

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
      paramLabel = "F",
      description = "length (default: as long as --audio, else 300)")
  @Nullable Integer frames;

  @Option(
      names = "--fps",
      defaultValue = "30",
      paramLabel = "N",
      description = "frames a second (default: ${DEFAULT-VALUE})")
  int framesPerSecond = 30;

  @Option(
      names = "--audio",
      paramLabel = "FILE",
      description = "a voice that they speak with: a sound file or a clip; the mp4 gets it too")
  @Nullable Path audio;

  @Mixin Casting casting = new Casting(512);

  @Override
  public Integer call() {
    Misuse.expect("--frames", frames == null ? 1 : frames, 1, 1_000_000);
    Misuse.expect("--fps", framesPerSecond, 1, 240);
    Path place = out.toAbsolutePath().normalize();
    String name = String.valueOf(place.getFileName());
    boolean video = name.toLowerCase(Locale.ROOT).endsWith(".mp4");
    if (!video) {
      ClipParts.expectFolder(place);
    } else if (Files.isDirectory(place)) {
      throw new Misuse(
          "reading --out: expected a clip to write, found the folder %s; change it".formatted(out));
    }
    HeadModel model = casting.model();
    float[] voice = audio == null ? null : SoundSamples.read(audio, HeardSpeech.HERTZ);
    int length = frames != null ? frames : voice == null ? USUAL_FRAMES : spoken(voice);
    casting.expectDenseRoom(length);
    ClipParts parts =
        new ClipParts(
            place,
            length,
            "%d --seed %d --act %d --fps %d --audio %s %s"
                .formatted(
                    length,
                    casting.seed(),
                    act,
                    framesPerSecond,
                    voice == null ? "" : Arrays.hashCode(voice),
                    casting.plan()));
    film(model, voice, length, parts);
    if (video) {
      SynthFault.goingOn(() -> encode(parts, length));
    }
    parts.writeLabels(
        place.resolveSibling(
            (video ? name.substring(0, name.length() - 4) : name) + ".labels.safetensors"));
    if (!video) {
      parts.moveFrames(place);
    }
    parts.remove();
    return 0;
  }

  private int spoken(float[] voice) {
    double seconds = (double) voice.length / HeardSpeech.HERTZ;
    return (int) Math.max(1, Math.round(seconds * framesPerSecond));
  }

  private void film(HeadModel model, float @Nullable [] voice, int length, ClipParts parts) {
    double seconds = 2 + (double) length / framesPerSecond;
    Performance performance =
        voice == null
            ? new Performance(model, act, Performance.Energy.CALM, seconds)
            : new Performance(
                model, act, Performance.Energy.CALM, seconds, new HeardSpeech(model, voice));
    Scene scene = Scene.studio(casting.seed());
    Image picture = casting.picture();
    try (Studio studio = casting.studio(model);
        Actor actor = studio.actor(casting.seed());
        Progress progress = new Progress("frames", length)) {
      studio.furnish(scene);
      for (int part = 0; part < parts.count(); part++) {
        if (!parts.has(part)) {
          Recording recording = new Recording(model);
          for (int frame = parts.first(part); frame < parts.end(part); frame++) {
            double time = (double) frame / framesPerSecond;
            Moment moment = performance.at(time);
            recording.add(studio.shoot(actor, scene, moment, frame, picture), time);
            parts.add(frame, picture);
            progress.stepTo(frame + 1L);
          }
          parts.finish(part, recording);
        }
        progress.stepTo(parts.end(part));
      }
    }
  }

  private void encode(ClipParts parts, int length) {
    ClipFormat format =
        ClipFormat.of(casting.size(), casting.size(), new FrameRate(framesPerSecond, 1))
            .withSound(audio);
    try (ClipWriter writer = ClipWriter.open(out, format)) {
      for (int frame = 0; frame < length; frame++) {
        writer.write(parts.frame(frame));
      }
      writer.finish();
    }
  }
}
