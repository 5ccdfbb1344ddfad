package kukla.inference.engine.tensorrt.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kukla.inference.card.Sha256;
import kukla.inference.file.AtomicFile;

/**
 * The layers that were found by measurement to need FP32, on disk beside the engines: for one
 * graph, one version of TensorRT and one kind of GPU. A file of anything else, or that was changed,
 * counts as none.
 *
 * <pre>
 * KUKLAEXACT, SHA-256 of the rest, lines of the key, an empty line, a value a line
 * </pre>
 */
final class ExactList {
  private static final String MAGIC = "KUKLAEXACT";

  private ExactList() {}

  /** The values; none where nobody measured for that key. */
  static Optional<Set<String>> read(Path file, PlanKey key) {
    try {
      if (!Files.isRegularFile(file)) {
        return Optional.empty();
      }
      List<String> lines = Files.readString(file).lines().toList();
      if (lines.size() < 2 || !lines.get(0).equals(MAGIC)) {
        return Optional.empty();
      }
      String rest = String.join("\n", lines.subList(2, lines.size()));
      String head = key.text() + "\n";
      boolean whole = Sha256.of(rest.getBytes(StandardCharsets.UTF_8)).equals(lines.get(1));
      if (!whole || !(rest + "\n").startsWith(head + "\n")) {
        return Optional.empty();
      }
      int first = 2 + key.text().lines().toList().size() + 1;
      return Optional.of(new LinkedHashSet<>(lines.subList(first, lines.size())));
    } catch (IOException e) {
      return Optional.empty(); // as if nobody had measured
    }
  }

  /** Writes them, whole or not at all. */
  static void write(Path file, PlanKey key, Set<String> values) {
    List<String> rest = new ArrayList<>(key.text().lines().toList());
    rest.add("");
    rest.addAll(new TreeSet<>(values));
    String text = String.join("\n", rest);
    String hash = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    AtomicFile.write(
        file, (MAGIC + "\n" + hash + "\n" + text + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
