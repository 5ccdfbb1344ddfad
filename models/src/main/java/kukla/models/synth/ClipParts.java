package kukla.models.synth;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kukla.inference.Fault;
import kukla.inference.image.Image;
import kukla.media.Stills;
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
    return folder.resolve("%06d.labels.safetensors".formatted(part));
  }

  private Path picture(int frame) {
    return folder.resolve("%06d.png".formatted(frame));
  }

  /** Keeps a frame. */
  void add(int frame, Image picture) {
    Stills.write(picture, picture(frame));
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

  /** Moves all frames to a folder. */
  void moveFrames(Path to) {
    try {
      Files.createDirectories(to);
      for (int frame = 0; frame < frames; frame++) {
        Path there = to.resolve("%06d.png".formatted(frame));
        if (Files.exists(picture(frame))) { // else an earlier run moved it
          Files.move(picture(frame), there, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
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
