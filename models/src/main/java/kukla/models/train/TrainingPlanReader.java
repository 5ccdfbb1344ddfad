package kukla.models.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import kukla.inference.Fault;
import kukla.models.data.Augmentation;
import kukla.models.data.Batch;
import kukla.models.data.ColourJitter;
import kukla.models.data.Reframing;
import kukla.models.motion.Section;

/**
 * Reads {@code train_params} and {@code dataset_params}. Official keys keep their meaning. Official
 * {@code epoch_milestones} count as shares of {@code num_epochs}, so that they fit any number of
 * steps; {@code step_milestones} say steps.
 */
final class TrainingPlanReader {
  /** Parts of an official configuration that training does not need. */
  private static final Set<String> ELSEWHERE =
      Set.of("model_params", "reconstruction_params", "animate_params", "visualizer_params");

  private TrainingPlanReader() {}

  static TrainingPlan read(Map<String, ?> yaml, String origin) {
    Section top = new Section(origin, "", yaml);
    ELSEWHERE.forEach(top::take);
    Section data = top.optional("dataset_params");
    List.of("root_dir", "id_sampling", "pairs_list").forEach(data::take);
    List<Double> shape = data.numbers("frame_shape", List.of(256.0, 256.0, 3.0));
    int cacheSide = data.integer("cache_side", 384);
    int framesPerClip = data.integer("frames_per_clip", 400);
    Section train = top.section("train_params");
    Section transform = train.optional("transform_params");
    TrainingPlan plan =
        new TrainingPlan(
            shape.get(0).intValue(),
            train.integer("batch_size", 10),
            train.integer("seed", 1),
            train.integer("checkpoint_every", 1000),
            train.number("lr_generator", 2e-4),
            train.number("lr_kp_detector", 2e-4),
            train.number("lr_discriminator", 2e-4),
            schedule(train),
            train.number("average_decay", 0),
            train.number("clip_gradient", 0),
            train.number("crossed", 0),
            train.numbers("scales", List.of(1.0, 0.5, 0.25, 0.125)),
            transform.number("sigma_affine", 0.05),
            transform.number("sigma_tps", 0),
            transform.integer("points_tps", 5),
            losses(train.section("loss_weights")),
            supervised(train),
            augmentation(data.optional("augmentation_params"), train.number("emphasis", 1)),
            cacheSide,
            framesPerClip);
    List.of("num_repeats", "checkpoint_freq").forEach(train::take);
    transform.nothingElse();
    train.nothingElse();
    data.nothingElse();
    top.nothingElse();
    check(plan, origin);
    return plan;
  }

  /** How rates change, in the words of {@code train_params}. */
  static Schedule schedule(Section train) {
    long steps = train.integer("steps", 10_000);
    double epochs = train.number("num_epochs", 100);
    List<Long> milestones = new ArrayList<>();
    for (double epoch : train.numbers("epoch_milestones", List.of())) {
      milestones.add(Math.round(epoch / epochs * steps));
    }
    if (train.has("step_milestones")) {
      milestones.clear();
    }
    train.numbers("step_milestones", List.of()).forEach(m -> milestones.add(m.longValue()));
    String kind = train.choice("schedule", "milestones", "cosine");
    return new Schedule(
        Schedule.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
        steps,
        train.integer("warmup_steps", 0),
        List.copyOf(milestones),
        train.number("last_rate", 0.02));
  }

  private static LossWeights losses(Section s) {
    LossWeights losses =
        new LossWeights(
            s.numbers("perceptual", List.of(10.0, 10.0, 10.0, 10.0, 10.0)),
            s.number("pyramid_l1", 10),
            s.number("pyramid_gradient", 10),
            s.number("keypoints", 10),
            s.number("follow", 0),
            s.number("gaps", 0),
            s.number("equivariance_value", 10),
            s.number("equivariance_jacobian", 10),
            s.number("generator_gan", 0),
            s.number("discriminator_gan", 1),
            s.numbers("feature_matching", List.of(10.0, 10.0, 10.0, 10.0)));
    s.nothingElse();
    return losses;
  }

  private static List<SupervisedKeypoint> supervised(Section train) {
    List<SupervisedKeypoint> points = new ArrayList<>();
    if (train.take("supervised_keypoints") instanceof List<?> list) {
      for (Object each : list) {
        if (!(each instanceof Map<?, ?> map)) {
          throw new Fault(
              "reading supervised_keypoints: expected {name: …, landmarks: […]}, found " + each);
        }
        Section s = new Section("supervised_keypoints", String.valueOf(each), map);
        List<Integer> landmarks =
            s.numbers("landmarks", List.of()).stream().map(Double::intValue).toList();
        String name = String.valueOf(s.take("name"));
        s.nothingElse();
        if (landmarks.isEmpty() || landmarks.stream().anyMatch(l -> l < 0 || l >= Batch.POINTS)) {
          throw new Fault(
              "reading supervised_keypoints: expected landmarks from 0 to %d for %s, found %s"
                  .formatted(Batch.POINTS - 1, name, landmarks));
        }
        points.add(new SupervisedKeypoint(name, landmarks));
      }
    }
    return List.copyOf(points);
  }

  private static Augmentation augmentation(Section s, double emphasis) {
    Section flip = s.optional("flip_param");
    Section jitter = s.optional("jitter_param");
    Augmentation augmentation =
        new Augmentation(
            flip.flag("horizontal_flip", false),
            flip.flag("time_flip", false),
            new ColourJitter(
                jitter.number("brightness", 0),
                jitter.number("contrast", 0),
                jitter.number("saturation", 0),
                jitter.number("hue", 0),
                jitter.number("tint", 0)),
            new Reframing(s.number("reframed", 1), s.number("shift", 0), s.number("zoom", 0)),
            s.number("spoil", 0),
            s.number("contrast", 0),
            emphasis);
    flip.nothingElse();
    jitter.nothingElse();
    s.nothingElse();
    return augmentation;
  }

  private static void check(TrainingPlan plan, String origin) {
    String wrong =
        plan.pairs() < 1
            ? "batch_size of at least 1"
            : plan.size() < 32 || plan.size() % 32 != 0
                ? "a frame size that is a multiple of 32"
                : plan.steps() < 1
                    ? "steps of at least 1"
                    : plan.checkpointEvery() < 1 ? "checkpoint_every of at least 1" : "";
    if (!wrong.isEmpty()) {
      throw new Fault(
          "reading the configuration %s: expected %s, found another; correct it"
              .formatted(origin, wrong));
    }
  }
}
