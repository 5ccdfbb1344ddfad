package kukla.app.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Shared libraries of the system, looked for where the loader of Linux looks.
 *
 * @param folders each holds libraries, or folders of libraries named after an architecture
 */
record SystemLibraries(List<Path> folders) {
  SystemLibraries {
    folders = List.copyOf(folders);
  }

  static SystemLibraries ofThisMachine() {
    List<Path> folders = new ArrayList<>();
    String own = System.getenv("LD_LIBRARY_PATH");
    if (own != null) {
      for (String folder : own.split(":", -1)) {
        if (!folder.isBlank()) {
          folders.add(Path.of(folder));
        }
      }
    }
    for (String folder : List.of("/lib64", "/usr/lib64", "/lib", "/usr/lib", "/usr/local/lib")) {
      folders.add(Path.of(folder));
    }
    return new SystemLibraries(folders);
  }

  boolean has(String name) {
    return folders.stream().anyMatch(folder -> has(folder, name));
  }

  private static boolean has(Path folder, String name) {
    if (Files.exists(folder.resolve(name))) {
      return true;
    }
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (DirectoryStream<Path> inner = Files.newDirectoryStream(folder, "*-linux-gnu*")) {
      for (Path architecture : inner) {
        if (Files.exists(architecture.resolve(name))) {
          return true;
        }
      }
    } catch (IOException e) {
      return false; // the loader cannot look into it either
    }
    return false;
  }
}
