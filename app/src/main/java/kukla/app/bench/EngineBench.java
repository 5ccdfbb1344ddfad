package kukla.app.bench;

import java.util.OptionalLong;
import kukla.app.times.Durations;
import kukla.app.times.HeapAllocation;
import kukla.console.Progress;
import kukla.inference.card.ModelFolder;
import kukla.inference.engine.Engine;
import kukla.inference.engine.onnx.Arithmetic;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.inference.motion.MotionModel;
import org.jspecify.annotations.Nullable;

/** One motion model on one engine, measured picture to picture. */
final class EngineBench {
  private static final double GIGA = 1e9;
  private static final int PORTRAITS = 5;
  private static final int QUIET_FRAMES = 32;

  private final MotionModel motion;
  private final MovingPicture driving;
  private final Image portrait;
  private final Durations source = new Durations();
  private final Durations keypoints = new Durations();
  private final Durations generator = new Durations();
  private final Durations step = new Durations();
  private long totalNanos;

  private EngineBench(MotionModel motion) {
    this.motion = motion;
    driving = new MovingPicture(motion.side());
    portrait = Image.allocate(motion.side(), motion.side(), ChannelOrder.RGB);
  }

  /**
   * Measures.
   *
   * @param warmUp frames before counting starts
   * @param frames frames counted
   */
  static EngineFigures run(ModelFolder model, Engine engine, int warmUp, int frames) {
    try (MotionModel motion = MotionModel.open(model, engine);
        Progress progress = new Progress("frames on " + engine.name(), warmUp + frames)) {
      EngineBench bench = new EngineBench(motion);
      bench.portraits();
      for (int i = 0; i < warmUp + frames; i++) {
        bench.frame(i, i >= warmUp);
        progress.step();
      }
      return new EngineFigures(
          model.card().name(),
          engine.name(),
          gmac(model),
          bench.step,
          bench.keypoints,
          bench.generator,
          bench.source,
          frames * GIGA / bench.totalNanos,
          bench.heapBytesPerFrame(Math.min(frames, QUIET_FRAMES)));
    }
  }

  private void portraits() {
    for (int i = 0; i < PORTRAITS; i++) {
      Image picture = driving.at(i);
      long started = System.nanoTime();
      motion.source(picture);
      source.record(System.nanoTime() - started);
    }
  }

  private void frame(int number, boolean counts) {
    Image picture = driving.at(number);
    long started = System.nanoTime();
    var found = motion.keypoints(picture);
    long detected = System.nanoTime();
    motion.generate(found, portrait);
    long generated = System.nanoTime();
    if (counts) {
      keypoints.record(detected - started);
      generator.record(generated - detected);
      step.record(generated - started);
      totalNanos += generated - started;
    }
  }

  /** Frames of their own, without a progress bar, which allocates too. */
  private @Nullable Long heapBytesPerFrame(int frames) {
    HeapAllocation allocation = new HeapAllocation();
    for (int i = 0; i < frames; i++) {
      frame(i, false);
    }
    OptionalLong bytes = allocation.bytes();
    return bytes.isPresent() ? bytes.getAsLong() / frames : null;
  }

  static @Nullable Double gmac(ModelFolder model) {
    OptionalLong keypoints = Arithmetic.multiplyAdds(model.verified("keypoints"));
    OptionalLong generator = Arithmetic.multiplyAdds(model.verified("generator"));
    return keypoints.isPresent() && generator.isPresent()
        ? Math.round((keypoints.getAsLong() + generator.getAsLong()) / GIGA * 1000) / 1000.0
        : null;
  }
}
