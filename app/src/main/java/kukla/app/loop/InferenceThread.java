package kukla.app.loop;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import kukla.app.frames.Latest;
import kukla.app.frames.Pool;
import kukla.inference.Fault;
import kukla.inference.frame.Frame;
import kukla.inference.image.Image;
import kukla.inference.reenact.MotionSettings;
import kukla.inference.reenact.Portrait;
import kukla.inference.reenact.PortraitBuffer;
import kukla.inference.reenact.Source;
import kukla.inference.reenact.Underway;
import org.jspecify.annotations.Nullable;

/**
 * The thread that makes portraits of frames, with the performance that it was given last; it closes
 * those that it was given before, and the last at its end. One that breaks is closed at once; the
 * thread then waits for another. Where portraits are made on a GPU the next frame may begin before
 * the one before is done: a portrait leaves as soon as it is done, whatever comes after it. Its
 * opener closes it.
 */
public final class InferenceThread implements AutoCloseable {
  /** Two that are being made, one in the slot, one that is shown. */
  private static final int BUFFERS = 4;

  /** How often what is being made is looked at. */
  private static final long LOOK_NANOS = 20_000;

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
  private @Nullable Making making; // by this performance
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
        try (Frame frame = next()) {
          if (!closing) { // nobody would see it
            work(frame);
          }
        }
      }
    } catch (InterruptedException e) {
      // asked to end
    } catch (RuntimeException | Error e) {
      fault = failed(e);
    } finally {
      letGo(performance); // which waits for what is under way
      abandon();
      letGo(coming.getAndSet(null));
    }
  }

  private void change() {
    Performance next = coming.getAndSet(null);
    if (next != null) {
      Performance before = performance;
      leave();
      made = 0;
      outside.set(null); // that was about another
      performance = next;
      breakdown = null;
      pool = null;
      letGo(before);
    }
  }

  /** What the one that goes was making last is still shown, where it can be finished. */
  private void leave() {
    try {
      finish();
    } catch (RuntimeException e) {
      abandon(); // it goes anyway
    }
  }

  /** The next frame; null where none comes for a while, or before what is being made is done. */
  private @Nullable Frame next() throws InterruptedException {
    Making now = making;
    if (now == null) {
      return frames.take(PATIENCE_NANOS);
    }
    while (!now.isDone() && coming.get() == null && outside.get() == null && !closing) {
      Frame frame = frames.poll();
      if (frame != null) {
        return frame;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return null;
  }

  private void work(@Nullable Frame frame) {
    Performance now = performance;
    Fault why = outside.get();
    if (why != null && now != null && now.canBeLost()) {
      breakDown(now, why);
      now = null;
    }
    // only now: nothing in between is shown as if all were well
    outside.compareAndSet(why, null);
    if (now != null) {
      attempt(now, frame);
    }
  }

  private void attempt(Performance now, @Nullable Frame frame) {
    try {
      Making begun = frame == null ? null : begin(now, frame);
      finish(); // the one before
      making = begun;
      if (begun != null && begun.isDone()) {
        finish();
      }
    } catch (RuntimeException | Error e) {
      breakDown(now, failed(e));
    }
  }

  private void finish() {
    Making done = making;
    if (done != null) {
      Portrait portrait = done.finish();
      making = null;
      made++;
      times.record(portrait.outcome().took());
      portraits.publish(portrait);
    }
  }

  private void abandon() {
    Making left = making;
    making = null;
    if (left != null) {
      left.abandon();
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
    abandon();
  }

  /** What happened, as people are told. */
  static Fault failed(Throwable e) {
    if (e instanceof Fault known) {
      return known;
    }
    return new Fault(
        "making portraits: expected them without end, found " + e + "; choose another engine", e);
  }

  private @Nullable Making begin(Performance opened, Frame frame) {
    Source next = wanted.getAndSet(null);
    if (next != null && next.square().width() == opened.side()) {
      opened.show(next);
    }
    times.record(LiveTimes.Stage.WAIT, System.nanoTime() - frame.captureNanos());
    MotionSettings now = settings.get();
    Underway[] underway = new Underway[1];
    Pool.Lease<PortraitBuffer> lease =
        buffers(opened, frame.picture())
            .fill(
                buffer -> {
                  underway[0] = opened.begin(frame, now, buffer);
                  return true;
                });
    return lease == null ? null : new Making(underway[0], lease, opened.source(), frame);
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
