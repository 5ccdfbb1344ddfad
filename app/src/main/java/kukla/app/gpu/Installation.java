package kukla.app.gpu;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import kukla.console.Progress;
import kukla.inference.Fault;
import kukla.inference.cuda.library.LibraryFolders;

/**
 * NVIDIA's libraries in a folder of the user's: each redistributable in a folder of its own that is
 * there whole or not at all.
 *
 * @param repository of Maven
 * @param folder for them all
 */
record Installation(URI repository, Path folder) {
  private static final long MEBI = 1 << 20;

  /** Whether a redistributable is there. */
  boolean has(Redistributable part) {
    return Files.isDirectory(folder.resolve(part.folder()));
  }

  /** Makes a redistributable go before what the system has. */
  void choose(Redistributable part) {
    LibraryFolders.choose(folder, part.folder());
  }

  /** Throws away what another version brought, which would be found first. */
  void remove(Redistributable part) {
    delete(folder.resolve(part.folder()));
  }

  /**
   * Fetches a redistributable and unpacks what is wanted of it.
   *
   * @throws Fault when there is no room, or it cannot be had
   */
  void install(Redistributable part) {
    Path jar = folder.resolve("." + part.jar());
    try {
      Files.createDirectories(folder);
      room(part);
      try (Progress progress = new Progress(part.what() + ", MiB", part.bytes() / MEBI)) {
        new Download(
                repository.resolve(part.path()),
                jar,
                part.bytes(),
                part.sha256(),
                bytes -> progress.stepTo(bytes / MEBI))
            .run();
      }
      unpack(part, jar);
      Files.delete(jar);
    } catch (IOException e) {
      throw new Fault(
          "installing %s: expected %s to take %d MiB, found %s; free some space and run it again"
              .formatted(part.what(), folder, part.keptBytes() / MEBI, e.getMessage()),
          e);
    }
  }

  private void room(Redistributable part) throws IOException {
    long needed = part.bytes() + part.keptBytes();
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < needed) {
      throw new Fault(
          "installing %s: expected %d MiB free in %s while it is unpacked, found %d; free some space and run it again"
              .formatted(part.what(), needed / MEBI, folder, free / MEBI));
    }
  }

  private void unpack(Redistributable part, Path jar) throws IOException {
    Path whole = folder.resolve(part.folder());
    Path beside = folder.resolve("." + part.folder());
    delete(beside);
    Files.createDirectories(beside);
    int found = 0;
    try (InputStream file = Files.newInputStream(jar);
        ZipInputStream entries = new ZipInputStream(file)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        String name = Path.of(entry.getName()).getFileName().toString();
        if (!entry.isDirectory() && part.keeps(name)) {
          Files.copy(entries, beside.resolve(name), StandardCopyOption.REPLACE_EXISTING);
          found++;
        }
      }
    }
    if (found < part.kept().size()) {
      throw new Fault(
          "installing %s: expected %d libraries in %s, found %d; report it"
              .formatted(part.what(), part.kept().size(), jar, found));
    }
    delete(whole);
    Files.move(beside, whole, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void delete(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> files = all.sorted(Comparator.reverseOrder()).toList();
      for (Path file : files) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new Fault(
          "removing %s: expected to delete it, found %s; delete it by hand"
              .formatted(folder, e.getMessage()),
          e);
    }
  }
}
