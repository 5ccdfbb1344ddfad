package kukla.models.evaluate;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kukla.inference.Fault;

/** The clips and pictures of a folder that are measured. */
final class ClipFiles {
  private static final Predicate<Path> CLIP = named("mp4|mov|mkv|webm|avi|mpe?g|m4v");
  private static final Predicate<Path> PICTURE = named("jpe?g|png|webp|bmp|tiff?");

  private ClipFiles() {}

  /**
   * All clips, by name.
   *
   * @param leaveOut glob of file names to pass over
   * @throws Fault where there are none
   */
  static List<Path> clips(Path folder, String leaveOut) {
    PathMatcher passedOver = FileSystems.getDefault().getPathMatcher("glob:" + leaveOut);
    List<Path> files =
        listed(folder, "clips", "--clips")
            .filter(CLIP)
            .filter(file -> !passedOver.matches(file.getFileName()))
            .sorted()
            .toList();
    if (files.isEmpty()) {
      throw new Fault(
          "evaluating: expected clips in "
              + folder
              + ", found none; choose the folder that has them");
    }
    return files;
  }

  /**
   * All pictures, by name.
   *
   * @throws Fault where there are none
   */
  static List<Path> pictures(Path folder) {
    List<Path> pictures =
        listed(folder, "pictures", "--portraits").filter(PICTURE).sorted().toList();
    if (pictures.isEmpty()) {
      throw new Fault(
          "evaluating: expected pictures (JPEG, PNG, …) in "
              + folder
              + ", found none; choose the folder that has them");
    }
    return pictures;
  }

  private static Stream<Path> listed(Path folder, String what, String option) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new Fault(
          "evaluating: expected a folder of "
              + what
              + ", found none that can be read at "
              + folder
              + "; give it with "
              + option,
          e);
    }
  }

  private static Predicate<Path> named(String endings) {
    Predicate<String> ending = Pattern.compile("(?i)[^.].*\\.(" + endings + ")").asMatchPredicate();
    return file -> ending.test(file.getFileName().toString());
  }
}
