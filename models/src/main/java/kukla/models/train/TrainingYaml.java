package kukla.models.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kukla.inference.Fault;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/**
 * A configuration file with what the command line changed in it.
 *
 * @param values the whole
 * @param origin the file's name, for messages
 */
record TrainingYaml(Map<String, Object> values, String origin) {

  /**
   * What the command line changes; null leaves the file's word.
   *
   * @param steps {@code train_params.steps}, and so on
   */
  record Changes(
      @Nullable Integer steps,
      @Nullable Integer batch,
      @Nullable Integer size,
      @Nullable Integer checkpointEvery,
      @Nullable Integer seed) {}

  /**
   * Reads a file.
   *
   * @param file null for the bundled one
   * @param bundled the bundled model whose configuration that is
   */
  static TrainingYaml read(@Nullable Path file, String bundled, Changes changes) {
    Path root = Path.of(System.getProperty("kukla.root", "."));
    Path chosen =
        file == null ? root.resolve("models").resolve(bundled).resolve("training.yaml") : file;
    String origin = chosen.toString();
    Map<String, Object> yaml = parse(text(chosen), origin);
    Map<String, Object> train = section(yaml, "train_params", origin);
    put(train, "steps", changes.steps);
    put(train, "batch_size", changes.batch);
    put(train, "checkpoint_every", changes.checkpointEvery);
    put(train, "seed", changes.seed);
    if (changes.size != null) {
      yaml.putIfAbsent("dataset_params", new LinkedHashMap<>());
      List<Integer> shape = new ArrayList<>(List.of(changes.size, changes.size, 3));
      section(yaml, "dataset_params", origin).put("frame_shape", shape);
    }
    return new TrainingYaml(yaml, origin);
  }

  /** The whole as text, to be written beside checkpoints. */
  String text() {
    return dump(values);
  }

  private static void put(Map<String, Object> section, String key, @Nullable Integer value) {
    if (value != null) {
      section.put(key, value);
    }
  }

  @SuppressWarnings("unchecked") // keys are checked one by one where they are read
  private static Map<String, Object> section(Map<String, Object> yaml, String key, String origin) {
    if (yaml.get(key) instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new Fault(
        "reading the configuration %s: expected a section %s, found none; add it"
            .formatted(origin, key));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> parse(String text, String origin) {
    try {
      Object parsed = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
      if (parsed instanceof Map<?, ?> map) {
        return (Map<String, Object>) map;
      }
    } catch (YAMLException e) {
      throw new Fault(
          "reading the configuration %s: expected YAML, found %s; correct it"
              .formatted(origin, e.getMessage()),
          e);
    }
    throw new Fault(
        "reading the configuration %s: expected sections, found none; choose another --config"
            .formatted(origin));
  }

  private static String dump(Map<String, Object> yaml) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.AUTO);
    return new Yaml(new SafeConstructor(new LoaderOptions()), new Representer(options), options)
        .dump(yaml);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new Fault(
          "reading the configuration %s: found %s; check --config".formatted(file, e), e);
    }
  }
}
