package kukla.models.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kukla.inference.Fault;
import kukla.models.motion.MotionConfig;
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
 * @param networks what is trained
 * @param plan how
 * @param yaml the whole as text, to be written beside checkpoints
 */
record TrainingConfiguration(MotionNetworks networks, TrainingPlan plan, String yaml) {
  private static final Path BUNDLED = Path.of("models", "motion-lite", "training.yaml");

  /**
   * What the command line changes; null leaves the file's word.
   *
   * @param steps {@code train_params.steps}, and so on
   */
  record Changes(
      @Nullable Integer steps,
      @Nullable Integer pairs,
      @Nullable Integer size,
      @Nullable Integer checkpointEvery,
      @Nullable Integer seed) {}

  /**
   * Reads a configuration.
   *
   * @param file null for the bundled one of {@code motion-lite}
   */
  static TrainingConfiguration read(@Nullable Path file, Changes changes) {
    Path chosen =
        file == null ? Path.of(System.getProperty("kukla.root", ".")).resolve(BUNDLED) : file;
    String origin = chosen.toString();
    Map<String, Object> yaml = parse(text(chosen), origin);
    Map<String, Object> train = section(yaml, "train_params", origin);
    put(train, "steps", changes.steps);
    put(train, "batch_size", changes.pairs);
    put(train, "checkpoint_every", changes.checkpointEvery);
    put(train, "seed", changes.seed);
    if (changes.size != null) {
      yaml.putIfAbsent("dataset_params", new LinkedHashMap<>());
      List<Integer> shape = new ArrayList<>(List.of(changes.size, changes.size, 3));
      section(yaml, "dataset_params", origin).put("frame_shape", shape);
    }
    MotionNetworks networks = MotionNetworks.of(MotionConfig.of(yaml, origin));
    TrainingPlan plan = TrainingPlanReader.read(yaml, origin);
    int points = networks.detector().config().numKp();
    if (plan.supervised().size() > points) {
      throw new Fault(
          "reading the configuration %s: expected at most num_kp = %d supervised_keypoints, found %d"
              .formatted(origin, points, plan.supervised().size()));
    }
    return new TrainingConfiguration(networks, plan, dump(yaml));
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
        "reading the configuration %s: expected a section %s, found none".formatted(origin, key));
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
          "reading the configuration %s: expected YAML, found %s".formatted(origin, e.getMessage()),
          e);
    }
    throw new Fault("reading the configuration " + origin + ": expected sections, found none");
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
