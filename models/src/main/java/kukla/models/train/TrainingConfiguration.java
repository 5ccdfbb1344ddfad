package kukla.models.train;

import java.nio.file.Path;
import java.util.Map;
import kukla.inference.Fault;
import kukla.models.motion.MotionConfig;
import org.jspecify.annotations.Nullable;

/**
 * A configuration file with what the command line changed in it.
 *
 * @param networks what is trained
 * @param plan how
 * @param yaml the whole as text, to be written beside checkpoints
 */
record TrainingConfiguration(MotionNetworks networks, TrainingPlan plan, String yaml) {
  /**
   * Reads a configuration.
   *
   * @param file null for the bundled one of {@code motion-lite}
   */
  static TrainingConfiguration read(@Nullable Path file, TrainingYaml.Changes changes) {
    TrainingYaml source = TrainingYaml.read(file, "motion-lite", changes);
    String origin = source.origin();
    Map<String, Object> yaml = source.values();
    MotionNetworks networks = MotionNetworks.of(MotionConfig.of(yaml, origin));
    TrainingPlan plan = TrainingPlanReader.read(yaml, origin);
    int points = networks.detector().config().numKp();
    if (plan.supervised().size() > points) {
      throw new Fault(
          "reading the configuration %s: expected at most num_kp = %d supervised_keypoints, found %d"
              .formatted(origin, points, plan.supervised().size()));
    }
    return new TrainingConfiguration(networks, plan, source.text());
  }
}
