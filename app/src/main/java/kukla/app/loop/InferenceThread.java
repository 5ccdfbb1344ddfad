package kukla.app.loop;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import kukla.app.frames.Latest;
import kukla.app.frames.Pool;
import kukla.inference.Fault;
import kukla.inference.frame.Frame;
import kukla.inference.image.Image;
import kukla.inference.reenact.MotionSettings;
import kukla.inference.reenact.Outcome;
import kukla.inference.reenact.Portrait;
import kukla.inference.reenact.PortraitBuffer;
import kukla.inference.reenact.Source;
import org.jspecify.annotations.Nullable;

/**
 * The thread that makes portraits of frames, with the performance that it was given last; it closes
 * those that it was given before, and the last at its end. One that breaks is closed at once; the
 * thread then waits for another. Its opener closes it.
 */
public final class InferenceThread implements AutoCloseable {
  private static final int BUFFERS = 3;
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long GOODBYE_MILLIS = 5_000;

  private final Latest<Frame> frames;
  private final Latest<Portrait> portraits;
  private final Supplier<MotionSettings> settings;
  private final LiveTimes times;
  private final AtomicReference<@Nullable Source> wanted = new AtomicReference<>();
  private final AtomicReference<@Nullable Performance> coming = new AtomicReference<>();
  private final AtomicReference<@Nullable Fault> outside = new AtomicReference<>();
  private final Thread thread = new Thread(this::run, "inference");
  private volatile @Nullable Fault fault;
  private volatile @Nullable Breakdown breakdown;
  private volatile @Nullable Performance performance;
  private long made; // portraits by this performance
  private volatile boolean closing;
  private @Nullable Pool<PortraitBuffer> pool;
  private int cameraWidth;
  private int cameraHeight;

  /**
   * A performance that broke.
   *
   * @param engine its word
   * @param fault why
   * @param portraits made before
   */
  record Breakdown(String engine, Fault fault, long portraits) {}

  /**
   * Starts; frames are let go by until there is a performance.
   *
   * @param settings read once a frame
   */
  public InferenceThread(
      Latest<Frame> frames,
      Latest<Portrait> portraits,
      Supplier<MotionSettings> settings,
      LiveTimes times) {
    this.frames = frames;
    this.portraits = portraits;
    this.settings = settings;
    this.times = times;
    thread.setDaemon(true);
    thread.start();
  }

  /** Performs this from the next frame on; it is the thread's now. */
  public void perform(Performance next) {
    letGo(coming.getAndSet(next));
    if (!thread.isAlive()) {
      letGo(coming.getAndSet(null));
    }
  }

  private static void letGo(@Nullable Performance performance) {
    if (performance != null) {
      performance.close();
    }
  }

  /** Moves this source from the next frame on, where it fits what is performed then. */
  public void show(Source source) {
    wanted.set(source);
  }

  /**
   * Something that a performance made could not be shown: what can be lost is lost then. Does
   * nothing to one that cannot.
   */
  void broke(Fault why) {
    outside.set(why);
  }

  /** Whether something could not be shown and nothing has come of it yet. */
  boolean breaking() {
    return outside.get() != null;
  }

  /** What is performed, once it is loaded. */
  public @Nullable Performance performance() {
    return performance;
  }

  /** Why nothing is performed any more, until something else is; null while all is well. */
  @Nullable Breakdown breakdown() {
    return breakdown;
  }

  /** Why the thread has ended, null while it has not. */
  public @Nullable Fault fault() {
    return fault;
  }

  private void run() {
    try {
      while (!closing) {
        change();
        Frame frame = frames.take(PATIENCE_NANOS);
        Performance now = performance;
        Fault why = outside.get();
        if (why != null && now != null && now.canBeLost()) {
          breakDown(now, why);
          now = null;
        }
        // only now: nothing in between is shown as if all were well
        outside.compareAndSet(why, null);
        if (frame != null) {
          try (frame) {
            if (now != null) {
              attempt(now, frame);
            }
          }
        }
      }
    } catch (InterruptedException e) {
      // asked to end
    } catch (RuntimeException | Error e) {
      fault = failed(e);
    } finally {
      letGo(performance);
      letGo(coming.getAndSet(null));
    }
  }

  private void change() {
    Performance next = coming.getAndSet(null);
    if (next != null) {
      Performance before = performance;
      made = 0;
      outside.set(null); // that was about another
      performance = next;
      breakdown = null;
      pool = null;
      letGo(before);
    }
  }

  private void attempt(Performance now, Frame frame) {
    try {
      perform(now, frame);
      made++;
    } catch (RuntimeException | Error e) {
      breakDown(now, failed(e));
    }
  }

  private void breakDown(Performance now, Fault why) {
    performance = null;
    pool = null;
    breakdown = new Breakdown(now.engine(), why, made);
    try {
      now.close();
    } catch (RuntimeException again) {
      // it is broken, which was said
    }
  }

  /** What happened, as people are told. */
  static Fault failed(Throwable e) {
    if (e instanceof Fault known) {
      return known;
    }
    return new Fault(
        "making portraits: expected them without end, found " + e + "; choose another engine", e);
  }

  private void perform(Performance opened, Frame frame) {
    Source next = wanted.getAndSet(null);
    if (next != null && next.square().width() == opened.side()) {
      opened.show(next);
    }
    times.record(LiveTimes.Stage.WAIT, System.nanoTime() - frame.captureNanos());
    MotionSettings now = settings.get();
    Outcome[] outcome = new Outcome[1];
    Pool.Lease<PortraitBuffer> lease =
        buffers(opened, frame.picture())
            .fill(
                buffer -> {
                  outcome[0] = opened.apply(frame, now, buffer);
                  return true;
                });
    if (lease != null) {
      times.record(outcome[0].took());
      portraits.publish(
          new Portrait(
              lease.buffer(),
              opened.source(),
              outcome[0],
              frame.sequence(),
              frame.captureNanos(),
              lease));
    }
  }

  /** Buffers for cameras of that size: made once, and again where the camera changes. */
  private Pool<PortraitBuffer> buffers(Performance opened, Image camera) {
    Pool<PortraitBuffer> known = pool;
    if (known == null || camera.width() != cameraWidth || camera.height() != cameraHeight) {
      known = new Pool<>(BUFFERS, () -> opened.allocate(camera));
      pool = known;
      cameraWidth = camera.width();
      cameraHeight = camera.height();
    }
    return known;
  }

  @Override
  public void close() {
    closing = true;
    try {
      thread.join(GOODBYE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
