package kukla.models.train;

import java.nio.file.Path;
import java.util.List;
import kukla.models.data.Batch;
import kukla.models.data.ClipLibrary;
import kukla.models.data.PairSampler;
import kukla.models.torch.TorchOps.Precision;
import org.jspecify.annotations.Nullable;

/**
 * Trains a motion model.
 *
 * @param configuration networks and plan
 * @param out training folder
 * @param precision of the convolutions
 * @param perceptual file of perceptual features, or null
 * @param narrow weights of a smaller network to begin as, or null
 */
record MotionTrainer(
    TrainingConfiguration configuration,
    Path out,
    Precision precision,
    @Nullable Path perceptual,
    @Nullable Path narrow) {
  private static final int PREVIEW_PAIRS = 5;
  private static final long PREVIEW = -1;

  /**
   * @param library the clips, borrowed
   */
  void run(ClipLibrary library, TrainingLoop.Start start) throws InterruptedException {
    TrainingPlan plan = configuration.plan();
    MotionNetworks networks = configuration.networks();
    TrainingLoop loop =
        new TrainingLoop(
            out,
            configuration.yaml(),
            plan.rateGenerator(),
            plan.schedule(),
            plan.checkpointEvery(),
            new TrainingLoop.Samples(plan.pairs(), "pairs"));
    try (TrainingState state =
            new TrainingState(
                networks.parameters(plan.size(), plan.adversarial()),
                List.of("kp_detector", "generator"),
                plan.adversarial() ? List.of("discriminator") : List.of(),
                plan.averageDecay() > 0,
                plan.seed());
        MotionStep step = new MotionStep(plan, networks, state, precision, perceptual)) {
      if (narrow == null) {
        start.fill(state);
      } else {
        Path from = Checkpoint.weights(narrow);
        Checkpoint.fill(state, Widening.of(networks, plan.size(), plan.seed(), from));
      }
      PreviewSheet preview = new PreviewSheet(networks, plan, previewPairs(library, plan));
      loop.run(
          state,
          step,
          file -> preview.write(state, file),
          start.done(),
          () -> Batch.allocate(plan.pairs(), plan.size()),
          sampler(library, plan));
    }
  }

  private static PairSampler sampler(ClipLibrary library, TrainingPlan plan) {
    return new PairSampler(library, plan.augmentation(), plan.seed(), plan.size());
  }

  /** The same pairs throughout a run. */
  private static Batch previewPairs(ClipLibrary library, TrainingPlan plan) {
    Batch batch = Batch.allocate(PREVIEW_PAIRS, plan.size());
    try (PairSampler sampler = sampler(library, plan)) {
      sampler.fill(batch, PREVIEW);
    }
    return batch;
  }
}
