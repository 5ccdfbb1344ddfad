package kukla.models.train;

import java.util.List;
import java.util.Map;
import kukla.inference.Fault;
import kukla.models.data.ColourJitter;
import kukla.models.data.FaceAugmentation;
import kukla.models.motion.Section;

/**
 * How a network that looks at face crops is trained: {@code train_params} and {@code
 * dataset_params} of its configuration.
 *
 * @param crops a step
 * @param seed equal seeds give equal runs
 * @param checkpointEvery steps between checkpoints
 * @param rate learning rate
 * @param schedule how it changes
 * @param averageDecay of the moving average of the weights; 0 for none
 * @param clipGradient largest norm of all gradients; 0 for no bound
 * @param losses what each loss counts
 * @param augmentation how crops are drawn
 * @param cacheSide largest side of cached frames
 * @param framesPerClip most frames cached of a clip
 */
record CropPlan(
    int crops,
    long seed,
    int checkpointEvery,
    double rate,
    Schedule schedule,
    double averageDecay,
    double clipGradient,
    Losses losses,
    FaceAugmentation augmentation,
    int cacheSide,
    int framesPerClip) {

  /**
   * What each loss counts; 0 turns one off.
   *
   * @param points distance of landmarks
   * @param gaps difference of the gaps between lids and between lips
   * @param spread likelihood of the landmarks' distances
   * @param pose angles
   * @param openness of eyes and mouth
   * @param gaze angles
   * @param presence whether there is a face
   * @param masks likelihood of the pixels' classes
   */
  record Losses(
      double points,
      double gaps,
      double spread,
      double pose,
      double openness,
      double gaze,
      double presence,
      double masks) {}

  /**
   * Reads a configuration.
   *
   * @throws Fault naming the key that is wrong
   */
  static CropPlan read(Map<String, ?> yaml, String origin) {
    Section top = new Section(origin, "", yaml);
    top.take("model_params");
    Section data = top.optional("dataset_params");
    data.take("frame_shape");
    Section train = top.section("train_params");
    CropPlan plan =
        new CropPlan(
            train.integer("batch_size", 32),
            train.integer("seed", 1),
            train.integer("checkpoint_every", 1000),
            train.number("lr", 1e-3),
            TrainingPlanReader.schedule(train),
            train.number("average_decay", 0),
            train.number("clip_gradient", 0),
            losses(train.optional("loss_weights")),
            augmentation(data.optional("augmentation_params")),
            data.integer("cache_side", 384),
            data.integer("frames_per_clip", 400));
    train.nothingElse();
    data.nothingElse();
    top.nothingElse();
    String wrong =
        plan.crops < 1
            ? "batch_size"
            : plan.schedule.steps() < 1
                ? "steps"
                : plan.checkpointEvery < 1 ? "checkpoint_every" : "";
    if (!wrong.isEmpty()) {
      throw new Fault(
          "reading the configuration %s: expected %s of at least 1, found less; correct it"
              .formatted(origin, wrong));
    }
    return plan;
  }

  private static Losses losses(Section s) {
    Losses losses =
        new Losses(
            s.number("points", 10),
            s.number("gaps", 10),
            s.number("spread", 0.1),
            s.number("pose", 1),
            s.number("openness", 2),
            s.number("gaze", 0.5),
            s.number("presence", 0.2),
            s.number("masks", 1));
    s.nothingElse();
    return losses;
  }

  private static FaceAugmentation augmentation(Section s) {
    List<Double> jitter = s.numbers("jitter", List.of(0.0, 0.0, 0.0, 0.0));
    if (jitter.size() != 4) {
      throw new Fault(
          "reading augmentation_params.jitter: expected brightness, contrast, saturation and hue, found "
              + jitter
              + "; give all four");
    }
    FaceAugmentation augmentation =
        new FaceAugmentation(
            s.flag("mirror", false),
            s.number("turn", 0),
            s.number("zoom", 0),
            s.number("shift", 0),
            s.number("wild", 0),
            s.number("absent", 0),
            new ColourJitter(jitter.get(0), jitter.get(1), jitter.get(2), jitter.get(3), 0),
            s.number("grey", 0),
            s.number("spoil", 0),
            s.number("cover", 0));
    s.nothingElse();
    return augmentation;
  }
}
