package kukla.models.evaluate;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import kukla.inference.Fault;
import kukla.inference.Misuse;
import kukla.models.data.ClipFile;

/** The clips and pictures of a folder that are measured. */
final class ClipFiles {
  private ClipFiles() {}

  /**
   * All clips, by name.
   *
   * @param leaveOut glob of file names to pass over
   * @throws Fault where there are none
   * @throws Misuse where the glob is none
   */
  static List<Path> clips(Path folder, String leaveOut) {
    PathMatcher passedOver = matcher(leaveOut);
    List<Path> all = listed(folder, "clips", "--clips").filter(ClipFile::isVideo).sorted().toList();
    List<Path> files =
        all.stream().filter(file -> !passedOver.matches(file.getFileName())).toList();
    if (files.isEmpty() && !all.isEmpty()) {
      throw new Fault(
          "evaluating: expected clips in %s, found %d that are all passed over by --leave-out %s; give another --leave-out"
              .formatted(folder, all.size(), leaveOut));
    }
    if (files.isEmpty()) {
      throw new Fault(
          "evaluating: expected clips in "
              + folder
              + ", found none; choose the folder that has them");
    }
    return files;
  }

  private static PathMatcher matcher(String leaveOut) {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + leaveOut);
    } catch (PatternSyntaxException e) {
      throw new Misuse(
          "reading --leave-out: expected a glob such as s[0-9]*, found %s (%s); change it"
              .formatted(leaveOut, e.getDescription()));
    }
  }

  /**
   * All pictures, by name.
   *
   * @throws Fault where there are none
   */
  static List<Path> pictures(Path folder) {
    List<Path> pictures =
        listed(folder, "pictures", "--portraits").filter(ClipFile::isPicture).sorted().toList();
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
}
