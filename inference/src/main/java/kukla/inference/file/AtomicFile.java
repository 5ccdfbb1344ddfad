package kukla.inference.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import kukla.inference.Fault;

/**
 * A file that appears under its final name only when it is whole: written beside, flushed to the
 * disk, renamed. Closing without {@link #commit} removes what was written and leaves any older file
 * of that name as it was.
 */
public final class AtomicFile implements AutoCloseable {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Path destination;
  private final Path beside;
  private boolean committed;

  /**
   * Starts a file.
   *
   * @param destination the final name; missing parent folders are made
   * @throws Fault when that is a folder, or the folder around it cannot be made or written
   */
  public AtomicFile(Path destination) {
    this.destination = destination.toAbsolutePath();
    if (Files.isDirectory(this.destination)) {
      throw new Fault(
          "writing " + destination + ": expected a file name, found a folder; add a name to it");
    }
    String name = this.destination.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String extension = dot > 0 ? name.substring(dot) : "";
    beside =
        this.destination.resolveSibling(
            "." + name + "." + ProcessHandle.current().pid() + ".part" + extension);
    try {
      Files.createDirectories(beside.getParent());
      Files.deleteIfExists(beside);
      Files.createFile(beside);
    } catch (IOException e) {
      throw new Fault(
          "writing "
              + destination
              + ": expected a folder that can be written, found "
              + reason(e)
              + "; choose another place",
          e);
    }
  }

  /** Where to write until {@link #commit}: same folder, same extension. */
  public Path beside() {
    return beside;
  }

  /**
   * Gives the written file its final name, replacing an older one.
   *
   * @throws Fault when it cannot be flushed or renamed
   */
  public void commit() {
    try {
      try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
        channel.force(true);
      }
      Files.move(
          beside, destination, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new Fault(
          "writing "
              + destination
              + ": could not finish it, found "
              + reason(e)
              + "; free some space or choose another place",
          e);
    }
    committed = true;
  }

  /** Writes all bytes and commits. */
  public static void write(Path destination, byte[] bytes) {
    try (AtomicFile file = new AtomicFile(destination)) {
      file.put(bytes);
    }
  }

  /**
   * As {@link #write}, but nobody else on the machine may read it, where the file system knows
   * owners.
   */
  public static void writePrivately(Path destination, byte[] bytes) {
    try (AtomicFile file = new AtomicFile(destination)) {
      PosixFileAttributeView view =
          Files.getFileAttributeView(file.beside, PosixFileAttributeView.class);
      if (view != null) {
        try {
          view.setPermissions(OWNER_ONLY);
        } catch (IOException e) {
          throw new Fault(
              "writing "
                  + destination
                  + ": expected to keep it from others, found "
                  + reason(e)
                  + "; choose another place",
              e);
        }
      }
      file.put(bytes);
    }
  }

  private void put(byte[] bytes) {
    try {
      Files.write(beside, bytes);
    } catch (IOException e) {
      throw new Fault(
          "writing "
              + destination
              + ": expected room for "
              + bytes.length
              + " bytes, found "
              + reason(e)
              + "; free some space or choose another place",
          e);
    }
    commit();
  }

  private static String reason(IOException e) {
    return e.getClass().getSimpleName() + " (" + e.getMessage() + ")";
  }

  @Override
  public void close() {
    if (!committed) {
      try {
        Files.deleteIfExists(beside);
      } catch (IOException e) {
        throw new Fault("removing the unfinished " + beside + ": found " + reason(e), e);
      }
    }
  }
}
