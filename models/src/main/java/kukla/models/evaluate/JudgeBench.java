package kukla.models.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import kukla.inference.image.Image;
import kukla.models.evaluate.DriverTestimony.Look;
import kukla.models.evaluate.JudgedFrame.Likeness;
import kukla.models.judge.FaceWitness;
import kukla.models.judge.FaceWitness.Testimony;
import kukla.models.judge.JudgeFolder;
import kukla.models.perceptual.PerceptualDistance;
import org.jspecify.annotations.Nullable;

/**
 * Judges that sit side by side, each on a thread of its own that looks at one frame after the
 * other, beside the thread that makes the frames. Its opener closes it.
 */
final class JudgeBench implements AutoCloseable {
  private static final int MOST_JUDGES = 8;

  private final List<FaceWitness> all = new ArrayList<>();
  private final BlockingQueue<FaceWitness> idle;
  private final ExecutorService threads;
  private final @Nullable PerceptualDistance perceptual;
  private final int judges;

  /**
   * @param features SqueezeNet's, null for no perceptual distance
   */
  JudgeBench(JudgeFolder folder, @Nullable Path features) {
    judges = Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), MOST_JUDGES));
    idle = new ArrayBlockingQueue<>(judges);
    threads =
        Executors.newFixedThreadPool(
            judges,
            task -> {
              Thread thread = new Thread(task, "judge");
              thread.setDaemon(true);
              return thread;
            });
    PerceptualDistance opened = null;
    try {
      for (int i = 0; i < judges; i++) {
        all.add(new FaceWitness(folder));
      }
      opened = features == null ? null : new PerceptualDistance(features);
    } catch (RuntimeException e) {
      threads.shutdown();
      all.forEach(FaceWitness::close);
      throw e;
    }
    perceptual = opened;
    idle.addAll(all);
  }

  /** Frames that should be under way at once to keep all judges at work. */
  int underWay() {
    return 2 * judges;
  }

  /**
   * The picture that stands in for an unmoving model, looked at once; whoever asked for it closes
   * it.
   */
  final class Unmoved implements AutoCloseable {
    private final Image picture;
    private final PerceptualDistance.@Nullable Features features;

    private Unmoved(Image picture) {
      this.picture = picture;
      features = perceptual == null ? null : perceptual.features(picture);
    }

    @Override
    public void close() {
      if (features != null) {
        features.close();
      }
    }
  }

  Unmoved unmoved(Image picture) {
    return new Unmoved(picture);
  }

  /** What is seen in a picture, which stays as it is until then. */
  Future<Optional<Testimony>> look(Image picture) {
    return threads.submit(() -> lookNow(picture));
  }

  /**
   * Everything about one frame; the pictures stay as they are until then.
   *
   * @param known what is seen in the driver, null where nobody has looked yet
   * @param unmoved null where faces alone are asked for
   */
  Future<JudgedFrame> judge(
      int index, Image driver, Image output, @Nullable Look known, @Nullable Unmoved unmoved) {
    return threads.submit(
        () -> {
          Optional<Testimony> seen = known == null ? lookNow(driver) : known.face();
          Optional<Testimony> shown = lookNow(output);
          return unmoved == null
              ? new JudgedFrame(index, seen, shown, Likeness.UNKNOWN, Likeness.UNKNOWN)
              : compared(index, driver, output, seen, shown, unmoved);
        });
  }

  private JudgedFrame compared(
      int index,
      Image driver,
      Image output,
      Optional<Testimony> seen,
      Optional<Testimony> shown,
      Unmoved unmoved) {
    double moved = Double.NaN;
    double still = Double.NaN;
    PerceptualDistance network = perceptual;
    if (network != null && unmoved.features != null) {
      PerceptualDistance.alone();
      try (PerceptualDistance.Features wanted = network.features(driver);
          PerceptualDistance.Features made = network.features(output)) {
        moved = network.distance(made, wanted);
        still = network.distance(unmoved.features, wanted);
      }
    }
    return new JudgedFrame(
        index,
        seen,
        shown,
        likeness(output, driver, moved),
        likeness(unmoved.picture, driver, still));
  }

  private static Likeness likeness(Image picture, Image driver, double perceptual) {
    return new Likeness(
        PixelError.between(picture, driver),
        StructuralSimilarity.between(picture, driver),
        perceptual);
  }

  private Optional<Testimony> lookNow(Image picture) throws InterruptedException {
    FaceWitness witness = idle.take();
    try {
      return witness.look(picture);
    } finally {
      idle.add(witness);
    }
  }

  /** Waits for what is under way. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      while (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
        // a judge always comes to an end
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    all.forEach(FaceWitness::close);
    if (perceptual != null) {
      perceptual.close();
    }
  }
}
