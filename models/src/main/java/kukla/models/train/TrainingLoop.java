package kukla.models.train;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import kukla.console.Progress;
import kukla.inference.Fault;
import kukla.models.data.BatchLoader;
import kukla.models.data.Sampler;
import org.jspecify.annotations.Nullable;

/**
 * What every training does: step after step, with a log, checkpoints, charts and previews, until
 * the plan is done or somebody wants it to stop.
 *
 * @param out training folder
 * @param yaml the configuration in force, for checkpoints
 * @param rate learning rate before the schedule, for the log
 * @param checkpointEvery steps between checkpoints
 * @param samples how many a step, and what they are called: {@code pairs}
 */
record TrainingLoop(
    Path out, String yaml, double rate, Schedule schedule, int checkpointEvery, Samples samples) {

  /**
   * What a step sees.
   *
   * @param count how many
   * @param name what they are called, in the plural
   */
  record Samples(int count, String name) {}

  /** One step of training. */
  interface Step<B> {
    /**
     * Runs a step.
     *
     * @param batch what it sees, borrowed
     * @param step counted from 0
     * @return the losses by name, their sum as {@code loss}, and the length of each network's
     *     gradient as {@code gradient_…}; when one of them is not finite the weights were left
     *     alone
     */
    Map<String, Double> run(B batch, long step);
  }

  /** Draws how far training has come. */
  interface Preview {
    /** Writes a picture. */
    void write(Path file);
  }

  /** Where training starts: a checkpoint to go on from, weights to start with, or neither. */
  record Start(@Nullable Checkpoint resume, @Nullable Path init) {
    /** Steps that are done already. */
    long done() {
      return resume == null ? 0 : resume.step();
    }

    /** Fills a fresh state. */
    void fill(TrainingState state) {
      if (resume != null) {
        resume.restore(state);
      } else if (init != null) {
        Checkpoint.start(state, init);
      }
    }
  }

  /**
   * Runs all steps that are left.
   *
   * @param state as the step changes it
   * @param done steps done before
   * @param empty makes a batch
   * @param sampler closed at the end
   */
  <B> void run(
      TrainingState state,
      Step<B> step,
      Preview preview,
      long done,
      Supplier<B> empty,
      Sampler<B> sampler)
      throws InterruptedException {
    try (StopSignal stop = new StopSignal();
        MetricsLog log = new MetricsLog(out, done);
        BatchLoader<B> loader = new BatchLoader<>(empty, sampler, done);
        Progress progress = new Progress("steps", done, schedule.steps())) {
      loop(state, step, preview, done, loader, log, progress, stop);
    }
  }

  private <B> void loop(
      TrainingState state,
      Step<B> step,
      Preview preview,
      long done,
      BatchLoader<B> loader,
      MetricsLog log,
      Progress progress,
      StopSignal stop)
      throws InterruptedException {
    long started = System.nanoTime();
    for (long index = done; index < schedule.steps(); index++) {
      long from = System.nanoTime();
      Map<String, Double> numbers = step.run(loader.next(), index);
      long now = System.nanoTime();
      Map<String, Double> row = new LinkedHashMap<>();
      row.put("step", index + 1.0);
      row.putAll(numbers);
      row.put("learning_rate", rate * schedule.factor(index));
      row.put(samples.name() + "_per_second", samples.count() * 1e9 / (now - from));
      row.put("seconds", (now - started) / 1e9);
      log.add(row);
      checkFinite(numbers, index + 1);
      progress.note(String.format(Locale.ROOT, "loss %.4f", numbers.getOrDefault("loss", 0.0)));
      progress.stepTo(index + 1);
      boolean stopping = stop.wanted();
      boolean last = index + 1 == schedule.steps();
      if (stopping || last || (index + 1) % checkpointEvery == 0) {
        Checkpoint.write(out, index + 1, state, yaml);
      }
      if (stopping) {
        return; // pictures can no longer be drawn once the JVM is on its way out
      }
      if (last || (index + 1) % checkpointEvery == 0) {
        TrainingCharts.write(out, log.rows());
        preview.write(out.resolve("preview-%07d.png".formatted(index + 1)));
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
}
