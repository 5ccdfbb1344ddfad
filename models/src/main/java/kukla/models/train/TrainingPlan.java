package kukla.models.train;

import java.util.List;
import kukla.models.data.Augmentation;

/**
 * Everything about a training run but the networks and the clips: {@code train_params} and {@code
 * dataset_params} of a configuration.
 *
 * @param size pixels a side
 * @param pairs source-driving pairs a step
 * @param seed equal seeds give equal runs
 * @param checkpointEvery steps between checkpoints
 * @param rateGenerator learning rate of the generator, and so on
 * @param schedule how the rates change
 * @param averageDecay of the moving average of the weights; 0 for none
 * @param clipGradient largest norm of all gradients of a network; 0 for no bound
 * @param crossed share of the pairs that are also moved by another pair's motion, 0 to 1
 * @param scales of the loss pyramid, 1 and less
 * @param sigmaAffine deviation of the random affine maps
 * @param sigmaTps deviation of the random thin-plate weights; 0 for none
 * @param pointsTps control points a side
 * @param losses what each loss counts
 * @param supervised the first keypoints, in order; the others are free
 * @param cacheSide largest side of cached frames
 * @param framesPerClip most frames cached of a clip
 */
public record TrainingPlan(
    int size,
    int pairs,
    long seed,
    int checkpointEvery,
    double rateGenerator,
    double rateKeypointDetector,
    double rateDiscriminator,
    Schedule schedule,
    double averageDecay,
    double clipGradient,
    double crossed,
    List<Double> scales,
    double sigmaAffine,
    double sigmaTps,
    int pointsTps,
    LossWeights losses,
    List<SupervisedKeypoint> supervised,
    Augmentation augmentation,
    int cacheSide,
    int framesPerClip) {

  /** Whether a discriminator is trained along. */
  public boolean adversarial() {
    return losses.generatorGan() > 0;
  }

  /** Pairs of a batch that are also moved by their neighbours' motion. */
  public int crossedPairs() {
    return losses.follow() > 0 ? Math.min((int) Math.round(crossed * pairs), pairs - 1) : 0;
  }

  /** Steps in all. */
  public long steps() {
    return schedule.steps();
  }
}
