package kukla.app.sink.record;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import kukla.inference.Fault;

/** A file name that nothing has yet: the wished one, or the wished one with a number. */
public final class FreeName {
  private static final int MOST = 100_000;

  private FreeName() {}

  /**
   * Makes an empty file: {@code show.mp4}, or {@code show-2.mp4} where that is there already.
   *
   * @throws Fault when the folder cannot be written
   */
  public static Path take(Path wished) {
    String name = wished.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String extension = dot > 0 ? name.substring(dot) : "";
    try {
      Files.createDirectories(wished.toAbsolutePath().getParent());
      for (int number = 1; number < MOST; number++) {
        Path candidate =
            number == 1 ? wished : wished.resolveSibling(stem + "-" + number + extension);
        if (isNew(candidate)) {
          return candidate;
        }
      }
    } catch (IOException e) {
      throw new Fault(
          "writing "
              + wished
              + ": expected a folder that can be written, found "
              + e.getClass().getSimpleName()
              + " ("
              + e.getMessage()
              + "); choose another place",
          e);
    }
    throw new Fault(
        "writing " + wished + ": expected a free number, found none; choose another name");
  }

  private static boolean isNew(Path candidate) throws IOException {
    try {
      Files.createFile(candidate);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }
}
