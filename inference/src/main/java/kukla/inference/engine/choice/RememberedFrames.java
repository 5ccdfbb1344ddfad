package kukla.inference.engine.choice;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kukla.inference.Fault;
import kukla.inference.card.ModelFile;
import kukla.inference.card.ModelFolder;
import kukla.inference.card.Sha256;
import kukla.inference.engine.Engine;
import kukla.inference.engine.Processor;
import kukla.inference.file.AtomicFile;
import kukla.inference.file.UserFolders;

/**
 * Measurements of this user, each made once while nobody disturbs: milliseconds a frame by
 * processor, engine and hash of the model, as JSON in the user's cache. A file that cannot be read
 * counts as empty, one that cannot be written is left.
 */
final class RememberedFrames {
  /** Raised when engines become so much faster or slower that old measurements mislead. */
  private static final int EDITION = 3;

  private static final JsonMapper JSON = new JsonMapper();

  /** Measures engines against each other, as {@link FrameMeasurement#milliseconds} does. */
  interface Measurement {
    Map<String, Double> milliseconds(
        Collection<Engine> engines, ModelFolder model, List<String> failures);
  }

  /** Does some work and tells whether others disturbed it, as {@link OtherWork#disturbs} does. */
  interface Watch {
    boolean disturbs(Runnable work);
  }

  private final Path file;
  private final Measurement measurement;
  private final Watch watch;

  RememberedFrames(Path file, Measurement measurement, Watch watch) {
    this.file = file;
    this.measurement = measurement;
    this.watch = watch;
  }

  /** Where this user's measurements lie: {@code ~/.cache/kukla/engines.json}. */
  static Path ofUser() {
    return UserFolders.ofUser().cache().resolve("engines.json");
  }

  /**
   * Milliseconds a frame by engine, in the order given. Unless all are remembered all are measured,
   * so that they were measured under the same load; what was measured while others kept the machine
   * busy is not remembered.
   *
   * @param failures takes a sentence for each engine that cannot run the model
   */
  Map<String, Double> milliseconds(
      Collection<Engine> engines, ModelFolder model, List<String> failures) {
    Map<String, Double> known = read();
    Map<String, Double> remembered = new LinkedHashMap<>();
    for (Engine engine : engines) {
      Double before = known.get(key(engine, model));
      if (before != null) {
        remembered.put(engine.name(), before);
      }
    }
    if (remembered.size() == engines.size()) {
      return remembered;
    }
    Map<String, Double> measured = new LinkedHashMap<>();
    if (watch.disturbs(() -> measured.putAll(measurement.milliseconds(engines, model, failures)))) {
      failures.add("other programs keep this machine busy, so the next start measures again");
      return measured;
    }
    for (Engine engine : engines) {
      Double milliseconds = measured.get(engine.name());
      if (milliseconds != null) {
        known.put(key(engine, model), milliseconds);
      }
    }
    write(known);
    return measured;
  }

  private static String key(Engine engine, ModelFolder model) {
    Processor processor = Processor.ofThisMachine();
    String files =
        model.card().files().values().stream().map(ModelFile::sha256).collect(Collectors.joining());
    return String.join(
        " | ",
        processor.name() + " × " + processor.count(),
        engine.name() + " " + EDITION + (engine.device().isEmpty() ? "" : " " + engine.device()),
        Sha256.of(files.getBytes(StandardCharsets.UTF_8)).substring(0, 16));
  }

  private Map<String, Double> read() {
    try {
      if (Files.isRegularFile(file)) {
        return new TreeMap<>(
            JSON.readValue(file.toFile(), new TypeReference<Map<String, Double>>() {}));
      }
    } catch (IOException e) {
      // Measured again, and written anew.
    }
    return new TreeMap<>();
  }

  private void write(Map<String, Double> known) {
    try {
      AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(known));
    } catch (IOException | Fault e) {
      // Without a cache the measurement is made again next time.
    }
  }
}
