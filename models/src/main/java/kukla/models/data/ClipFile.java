package kukla.models.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import kukla.inference.Fault;
import org.jspecify.annotations.Nullable;

/**
 * One clip on disk: a video file, or a folder of frame pictures in the order of their names.
 *
 * @param path the video file or the folder
 * @param pictures the frame pictures; empty for a video file
 * @param labels {@code NAME.labels.safetensors} beside it, if there is one
 */
public record ClipFile(Path path, List<Path> pictures, @Nullable Path labels) {
  private static final Set<String> PICTURES =
      Set.of("jpg", "jpeg", "png", "webp", "bmp", "tif", "tiff");
  private static final Set<String> VIDEOS =
      Set.of("mp4", "m4v", "mov", "mkv", "webm", "avi", "mpg", "mpeg", "gif", "ts", "wmv", "flv");

  private static final String LABELS = ".labels.safetensors";

  /** The clip at this path, or null where there is neither a video nor a folder with pictures. */
  static @Nullable ClipFile at(Path path) throws IOException {
    String name = path.getFileName().toString();
    if (isHidden(path)) {
      return null;
    }
    if (Files.isDirectory(path)) {
      List<Path> pictures = pictures(path);
      return pictures.isEmpty() ? null : new ClipFile(path, pictures, beside(path, name));
    }
    if (!isVideo(path)) {
      return null;
    }
    return new ClipFile(path, List.of(), beside(path, name.substring(0, name.lastIndexOf('.'))));
  }

  /** Whether a name is that of a video file; hidden ones, which file managers leave, are none. */
  public static boolean isVideo(Path path) {
    return !isHidden(path) && VIDEOS.contains(extension(path));
  }

  /** The same of a picture. */
  public static boolean isPicture(Path path) {
    return !isHidden(path) && PICTURES.contains(extension(path));
  }

  private static boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }

  /** The pictures directly in a folder, which are a clip's frames, by name; none without one. */
  public static List<Path> pictures(Path folder) throws IOException {
    return Files.isDirectory(folder)
        ? children(folder).filter(ClipFile::isPicture).toList()
        : List.of();
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

  /**
   * Changes when a file of the clip or its labels changes: names, sizes and times.
   *
   * @throws Fault when one of them is gone
   */
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

  private long add(CRC32 crc, Path file) {
    try {
      long size = Files.size(file);
      String facts = file.getFileName() + " " + size + " " + Files.getLastModifiedTime(file);
      crc.update(facts.getBytes(StandardCharsets.UTF_8));
      return size;
    } catch (IOException e) {
      throw new Fault(
          "reading clip %s: expected a file, found none at %s; remove the link or put the file there"
              .formatted(path, file),
          e);
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
