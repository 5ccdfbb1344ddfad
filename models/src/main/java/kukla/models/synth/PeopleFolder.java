package kukla.models.synth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import kukla.inference.Fault;
import kukla.inference.file.AtomicFile;

/**
 * A folder of people: {@code person-NUMBER/000000.jpg …} and {@code
 * person-NUMBER.labels.safetensors}. A person is there whole or not at all, whenever the program is
 * stopped or the disk is full.
 */
class PeopleFolder {
  private static final String PLAN = "people.txt";

  private final Path folder;

  PeopleFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the folder, or checks that what is there was made the same way.
   *
   * @param plan how everybody is rendered, in a line
   */
  void agreeOn(String plan) {
    Path file = folder.resolve(PLAN);
    try {
      Files.createDirectories(folder);
      if (!Files.exists(file)) {
        AtomicFile.write(file, (plan + "\n").getBytes(StandardCharsets.UTF_8));
        return;
      }
      String before = Files.readString(file).strip();
      if (!before.equals(plan)) {
        throw new Fault(
            "rendering people to %s: expected %s as for those there, found %s; use the same options or another folder"
                .formatted(folder, before, plan));
      }
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private static String name(long seed) {
    return String.format(Locale.ROOT, "person-%07d", seed);
  }

  private Path labels(long seed) {
    return folder.resolve(name(seed) + ".labels.safetensors");
  }

  private Path part(long seed) {
    return folder.resolve("." + name(seed) + ".part");
  }

  /** Whether this person is there, whole. */
  boolean has(long seed) {
    return Files.isDirectory(folder.resolve(name(seed))) && Files.isRegularFile(labels(seed));
  }

  /** Begins a person anew. */
  void begin(long seed) {
    try {
      delete(part(seed));
      Files.createDirectories(part(seed));
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Adds a frame of a person that was begun. */
  void add(long seed, int frame, byte[] jpeg) {
    try {
      write(part(seed).resolve(String.format(Locale.ROOT, "%06d.jpg", frame)), jpeg);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Puts one frame's bytes on the disk. */
  void write(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes);
  }

  /** Ends a person: labels first, then the frames appear. */
  void finish(long seed, Recording recording) {
    recording.write(labels(seed));
    try {
      delete(folder.resolve(name(seed)));
      Files.move(part(seed), folder.resolve(name(seed)), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /** Removes what was begun and cannot be finished, as far as that can be done. */
  void giveUp(long seed) {
    try {
      delete(part(seed));
    } catch (IOException e) {
      // the next run removes it
    }
  }

  private Fault unwritable(IOException e) {
    return new Fault(
        "writing people to %s: expected room and permission, found %s (%s); free some space or choose another place, then run it again: it goes on where it stopped"
            .formatted(folder, e.getClass().getSimpleName(), e.getMessage()),
        e);
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
