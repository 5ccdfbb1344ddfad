package kukla.models.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * One clip on disk: a video file, or a folder of frame pictures in the order of their names.
 *
 * @param path the video file or the folder
 * @param pictures the frame pictures; empty for a video file
 * @param labels {@code NAME.labels.safetensors} beside it, if there is one
 */
public record ClipFile(Path path, List<Path> pictures, @Nullable Path labels) {
  private static final Set<String> PICTURES = Set.of("jpg", "jpeg", "png", "webp", "bmp");
  private static final Set<String> VIDEOS =
      Set.of("mp4", "m4v", "mov", "mkv", "webm", "avi", "mpg", "mpeg", "gif", "ts", "wmv", "flv");

  private static final String LABELS = ".labels.safetensors";

  /** The clip at this path, or null where there is neither a video nor a folder with pictures. */
  static @Nullable ClipFile at(Path path) throws IOException {
    String name = path.getFileName().toString();
    if (name.startsWith(".")) {
      return null;
    }
    if (Files.isDirectory(path)) {
      List<Path> pictures = children(path).filter(p -> PICTURES.contains(extension(p))).toList();
      return pictures.isEmpty() ? null : new ClipFile(path, pictures, beside(path, name));
    }
    if (!VIDEOS.contains(extension(path))) {
      return null;
    }
    return new ClipFile(path, List.of(), beside(path, name.substring(0, name.lastIndexOf('.'))));
  }

  /** Where its labels are or would be. */
  public Path labelPlace() {
    String name = path.getFileName().toString();
    String stem = pictures.isEmpty() ? name.substring(0, name.lastIndexOf('.')) : name;
    return path.resolveSibling(stem + LABELS);
  }

  /** What is directly in a folder, by name. */
  static Stream<Path> children(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList().stream();
    }
  }

  /** Changes when a file of the clip or its labels changes: names, sizes and times. */
  long stamp() {
    CRC32 crc = new CRC32();
    long bytes = 0;
    for (Path file : pictures.isEmpty() ? List.of(path) : pictures) {
      bytes += add(crc, file);
    }
    if (labels != null) {
      bytes += add(crc, labels);
    }
    return crc.getValue() ^ (bytes << 32);
  }

  private static long add(CRC32 crc, Path file) {
    try {
      long size = Files.size(file);
      String facts = file.getFileName() + " " + size + " " + Files.getLastModifiedTime(file);
      crc.update(facts.getBytes(StandardCharsets.UTF_8));
      return size;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Path beside(Path path, String name) {
    Path labels = path.resolveSibling(name + LABELS);
    return Files.isRegularFile(labels) ? labels : null;
  }

  private static String extension(Path path) {
    String name = path.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
