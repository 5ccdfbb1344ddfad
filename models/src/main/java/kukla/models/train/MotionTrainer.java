package kukla.models.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kukla.console.Progress;
import kukla.inference.Fault;
import kukla.models.data.Batch;
import kukla.models.data.BatchLoader;
import kukla.models.data.ClipLibrary;
import kukla.models.data.PairSampler;
import kukla.models.torch.TorchOps.Precision;
import org.jspecify.annotations.Nullable;

/**
 * Trains a motion model: step after step, with checkpoints, until the plan is done.
 *
 * @param configuration networks and plan
 * @param out training folder
 * @param precision of the convolutions
 * @param perceptual file of perceptual features, or null
 */
record MotionTrainer(
    TrainingConfiguration configuration, Path out, Precision precision, @Nullable Path perceptual) {
  private static final int PREVIEW_PAIRS = 5;
  private static final long PREVIEW = -1;

  /**
   * @param library the clips, borrowed
   * @param resume the checkpoint to go on from, or null
   * @param init weights to start from, or null; not with {@code resume}
   */
  void run(ClipLibrary library, @Nullable Checkpoint resume, @Nullable Path init)
      throws InterruptedException {
    TrainingPlan plan = configuration.plan();
    MotionNetworks networks = configuration.networks();
    List<String> trained = new ArrayList<>(List.of("kp_detector", "generator"));
    if (plan.adversarial()) {
      trained.add("discriminator");
    }
    long done = resume == null ? 0 : resume.step();
    try (StopSignal stop = new StopSignal();
        MotionState state =
            new MotionState(
                networks.parameters(plan.size(), plan.adversarial()),
                trained,
                plan.averageDecay() > 0,
                plan.seed());
        MotionStep step = new MotionStep(plan, networks, state, precision, perceptual);
        MetricsLog log = new MetricsLog(out, done)) {
      if (resume != null) {
        resume.restore(state);
      } else if (init != null) {
        Checkpoint.start(state, init);
      }
      PreviewSheet preview = new PreviewSheet(networks, plan, previewPairs(library, plan));
      try (BatchLoader loader = loader(library, plan, done);
          Progress progress = new Progress("steps", done, plan.steps())) {
        loop(state, step, log, preview, loader, progress, stop, done);
      }
    }
  }

  private void loop(
      MotionState state,
      MotionStep step,
      MetricsLog log,
      PreviewSheet preview,
      BatchLoader loader,
      Progress progress,
      StopSignal stop,
      long first)
      throws InterruptedException {
    TrainingPlan plan = configuration.plan();
    long started = System.nanoTime();
    for (long index = first; index < plan.steps(); index++) {
      long from = System.nanoTime();
      Map<String, Double> numbers = step.run(loader.next(), index);
      long now = System.nanoTime();
      Map<String, Double> row = new LinkedHashMap<>();
      row.put("step", index + 1.0);
      row.putAll(numbers);
      row.put("learning_rate", plan.rateGenerator() * plan.schedule().factor(index));
      row.put("pairs_per_second", plan.pairs() * 1e9 / (now - from));
      row.put("seconds", (now - started) / 1e9);
      log.add(row);
      checkFinite(numbers, index + 1);
      progress.note(String.format(Locale.ROOT, "loss %.4f", numbers.getOrDefault("loss", 0.0)));
      progress.stepTo(index + 1);
      boolean stopping = stop.wanted();
      boolean last = index + 1 == plan.steps();
      if (stopping || last || (index + 1) % plan.checkpointEvery() == 0) {
        Checkpoint.write(out, index + 1, state, configuration.yaml());
      }
      if (stopping) {
        return; // pictures can no longer be drawn once the JVM is on its way out
      }
      if (last || (index + 1) % plan.checkpointEvery() == 0) {
        TrainingCharts.write(out, log.rows());
        preview.write(state, out.resolve("preview-%07d.png".formatted(index + 1)));
      }
    }
  }

  private void checkFinite(Map<String, Double> numbers, long step) {
    for (Map.Entry<String, Double> entry : numbers.entrySet()) {
      if (!Double.isFinite(entry.getValue())) {
        Checkpoint good = Checkpoint.newest(out);
        throw new Fault(
            "training in %s: expected finite losses, found %s = %s at step %d; the last good checkpoint is %s; lower the learning rates or set clip_gradient, then go on with --resume"
                .formatted(
                    out,
                    entry.getKey(),
                    entry.getValue(),
                    step,
                    good == null ? "none yet" : good.folder()));
      }
    }
  }

  private static BatchLoader loader(ClipLibrary library, TrainingPlan plan, long done) {
    PairSampler sampler = new PairSampler(library, plan.augmentation(), plan.seed(), plan.size());
    return new BatchLoader(sampler, plan.pairs(), plan.size(), done);
  }

  /** The same pairs throughout a run. */
  private static Batch previewPairs(ClipLibrary library, TrainingPlan plan) {
    Batch batch = Batch.allocate(PREVIEW_PAIRS, plan.size());
    try (PairSampler sampler =
        new PairSampler(library, plan.augmentation(), plan.seed(), plan.size())) {
      sampler.fill(batch, PREVIEW);
    }
    return batch;
  }
}
