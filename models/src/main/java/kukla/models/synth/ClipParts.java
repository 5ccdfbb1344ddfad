package kukla.models.synth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kukla.inference.Fault;
import kukla.inference.Misuse;
import kukla.inference.image.Image;
import kukla.media.Stills;
import kukla.models.data.ClipFile;
import kukla.models.data.LabelSheet;

/**
 * A clip while it is filmed: a hidden folder beside it with lossless frames and labels, part by
 * part. A part counts once its labels are there; what is there is not filmed again.
 */
final class ClipParts {
  /** Frames a part. */
  static final int FRAMES = 30;

  private static final String PLAN = "plan.txt";

  private final Path folder;
  private final int frames;

  /**
   * Begins, or goes on where the same plan was stopped.
   *
   * @param clip what will be made
   * @param plan how it is made, in a line; parts of another plan are removed
   */
  ClipParts(Path clip, int frames, String plan) {
    this.frames = frames;
    folder = clip.resolveSibling("." + clip.getFileName() + ".parts");
    try {
      Path file = folder.resolve(PLAN);
      if (!Files.exists(file) || !Files.readString(file).equals(plan)) {
        remove();
        Files.createDirectories(folder);
        Files.writeString(file, plan);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  int count() {
    return (frames + FRAMES - 1) / FRAMES;
  }

  /** First frame of a part. */
  int first(int part) {
    return part * FRAMES;
  }

  /** First frame after a part. */
  int end(int part) {
    return Math.min(frames, first(part) + FRAMES);
  }

  boolean has(int part) {
    return Files.isRegularFile(labels(part));
  }

  private Path labels(int part) {
    return folder.resolve(String.format(Locale.ROOT, "%06d.labels.safetensors", part));
  }

  private Path picture(int frame) {
    return folder.resolve(name(frame));
  }

  private static String name(int frame) {
    return String.format(Locale.ROOT, "%06d.png", frame);
  }

  /**
   * Refuses a place for frames where there is something else.
   *
   * @throws Misuse when there are a file, or pictures that no clip of ours left
   */
  static void expectFolder(Path to) {
    if (Files.exists(to) && !Files.isDirectory(to)) {
      throw new Misuse(
          "reading --out: expected a name that ends in .mp4, or a folder for frames, found the file %s; change it"
              .formatted(to));
    }
    try {
      for (Path picture : ClipFile.pictures(to)) {
        if (!picture.getFileName().toString().matches("[0-9]{6}\\.png")) {
          throw new Misuse(
              "reading --out: expected a folder without other pictures, found %s; choose another"
                  .formatted(picture));
        }
      }
    } catch (IOException e) {
      throw new Fault(
          "reading --out: expected a folder that can be listed, found %s; choose another"
              .formatted(e),
          e);
    }
  }

  /** Keeps a frame. */
  void add(int frame, Image picture) {
    SynthFault.goingOn(() -> Stills.write(picture, picture(frame)));
  }

  /** Ends a part whose frames are all kept. */
  void finish(int part, Recording recording) {
    recording.write(labels(part));
  }

  /** A kept frame. */
  Image frame(int frame) {
    return Stills.read(picture(frame));
  }

  /** Writes all parts' labels as one file. */
  void writeLabels(Path file) {
    List<Path> parts = IntStream.range(0, count()).mapToObj(this::labels).toList();
    LabelSheet.join(parts, file);
  }

  /**
   * Moves all frames to a folder, the only ones there: of an older, longer clip none stay.
   *
   * @param to a folder that {@link #expectFolder} lets pass
   */
  void moveFrames(Path to) {
    try {
      Files.createDirectories(to);
      for (Path old : ClipFile.pictures(to)) {
        if (old.getFileName().toString().compareTo(name(frames)) >= 0) {
          Files.delete(old);
        }
      }
      for (int frame = 0; frame < frames; frame++) {
        Path there = to.resolve(name(frame));
        if (Files.exists(picture(frame))) { // else an earlier run moved it
          Files.move(picture(frame), there, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Removes everything kept. */
  void remove() {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private Fault unwritable(IOException e) {
    return new Fault(
        "rendering a clip to %s: expected room and permission, found %s (%s); free some space or choose another place, then run it again: it goes on where it stopped"
            .formatted(folder.getParent(), e.getClass().getSimpleName(), e.getMessage()),
        e);
  }
}
