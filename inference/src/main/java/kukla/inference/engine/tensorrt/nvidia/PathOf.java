package kukla.inference.engine.tensorrt.nvidia;

import java.nio.file.Path;

/** Parts of a path that is known to have them. */
final class PathOf {
  private PathOf() {}

  static Path parent(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }

  static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
