package kukla.app.capture;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import kukla.app.capture.camera.CameraIdentity;
import kukla.app.capture.camera.CameraMode;
import kukla.app.capture.camera.CaptureClock;
import kukla.app.capture.camera.Vigilance;
import kukla.app.capture.choice.CameraChoice;
import kukla.app.capture.choice.Cameras;
import kukla.app.frames.Latest;
import kukla.app.frames.Pool;
import kukla.inference.frame.Frame;
import kukla.inference.image.RawPicture;
import kukla.media.ClipTimes;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a camera going: its thread {@code capture} reads pictures and publishes them, the thread
 * {@code capture watch} notices when it is lost, stale or hung, and the camera is opened again by
 * itself. Any thread may ask for the status or choose another camera; the opener closes it.
 *
 * <p>A reader that hangs in a driver is abandoned: nothing it gives is published any more, and a
 * fresh one opens the device through a handle of its own after it has left, or had time to.
 */
public final class Capture implements AutoCloseable {
  private static final long CLOSE_MILLIS = 1_000;
  private static final long IDLE_NANOS = 200_000_000;

  private final Cameras cameras;
  private final Latest<Frame> frames;
  private final LongConsumer durations;
  private final Consumer<CaptureStatus> onChange;
  private final CaptureClock clock;
  private final Thread watcher;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // under the lock
  private final CaptureWatch watch;
  private final Readers readers;
  private CameraChoice choice;
  private CameraMode wished;
  private @Nullable CameraIdentity known;
  private long sequence;
  private boolean closing;

  private volatile CaptureStatus status;
  private volatile boolean fingerprints;
  private volatile boolean raws;

  private Capture(
      Cameras cameras,
      CameraChoice choice,
      CameraMode wished,
      Latest<Frame> frames,
      LongConsumer durations,
      Consumer<CaptureStatus> onChange,
      CaptureClock clock) {
    this.cameras = cameras;
    this.choice = choice;
    this.wished = wished;
    this.frames = frames;
    this.durations = durations;
    this.onChange = onChange;
    this.clock = clock;
    long now = clock.nanos();
    readers = new Readers(now);
    watch = new CaptureWatch(choice.text(), now);
    status = watch.status();
    watcher = new Thread(this::watch, "capture watch");
    watcher.setDaemon(true);
  }

  /**
   * Begins; the camera is opened meanwhile.
   *
   * @param wished size and rate, {@link CameraMode#USUAL} where nothing was asked for
   * @param frames where pictures go; stays the caller's, to be closed after this
   * @param durations gets the nanoseconds from the device's taking each picture to its publication
   * @param onChange told of every new kind of status, on a thread of this; must not block
   */
  public static Capture open(
      Cameras cameras,
      CameraChoice choice,
      CameraMode wished,
      Latest<Frame> frames,
      LongConsumer durations,
      Consumer<CaptureStatus> onChange) {
    return open(cameras, choice, wished, frames, durations, onChange, CaptureClock.SYSTEM);
  }

  /**
   * Begins, on another clock.
   *
   * @see #open(Cameras, CameraChoice, CameraMode, Latest, LongConsumer, Consumer)
   */
  static Capture open(
      Cameras cameras,
      CameraChoice choice,
      CameraMode wished,
      Latest<Frame> frames,
      LongConsumer durations,
      Consumer<CaptureStatus> onChange,
      CaptureClock clock) {
    Capture capture = new Capture(cameras, choice, wished, frames, durations, onChange, clock);
    capture.watcher.start();
    return capture;
  }

  /** What the camera does now. Costs nothing. */
  public CaptureStatus status() {
    return status;
  }

  /** When what the camera plays plays; null where it films, or nothing is open. */
  public @Nullable ClipTimes playback() {
    lock.lock();
    try {
      Reading current = readers.current();
      return current == null ? null : current.playback();
    } finally {
      lock.unlock();
    }
  }

  /** What has happened so far. */
  public CaptureCounts counts() {
    lock.lock();
    try {
      return watch.counts();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the camera is live, lost or ended.
   *
   * @return the status then, or after the patience
   */
  public CaptureStatus awaitOpened(long patienceNanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = patienceNanos;
      while (status instanceof CaptureStatus.Opening && left > 0 && !closing) {
        left = changed.awaitNanos(left);
      }
      return status;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes another camera, or the same in another mode. Returns at once: from now on nothing of the
   * old one is published; the new one is opened when the old one was given back.
   */
  public void change(CameraChoice next, CameraMode nextWished) {
    lock.lock();
    try {
      choice = next;
      wished = nextWished;
      known = null;
      long now = clock.nanos();
      readers.replace(now);
      watch.changed(next.text(), now);
      changed.signalAll();
    } finally {
      announceAndUnlock();
    }
  }

  /** Whether frames bring the device's own picture along from now on, for a GPU. Any thread. */
  public void bringRaw(boolean wanted) {
    raws = wanted;
  }

  /** Ends both threads; waits a bounded time for a driver that hangs. */
  @Override
  public void close() {
    List<Reading> last;
    lock.lock();
    try {
      closing = true;
      last = readers.sendAllAway(clock.nanos());
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      watcher.join(CLOSE_MILLIS);
      long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CLOSE_MILLIS);
      for (Reading each : last) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        each.thread().join(Math.max(1, left));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // the capture watch thread

  private void watch() {
    lock.lock();
    try {
      while (!closing) {
        long now = clock.nanos();
        if (readers.replaceHung(now)) {
          watch.hung(now);
        }
        watch.check(now);
        if (readers.mayBegin(now)) {
          Reading next = new Reading(this, cameras, choice, wished, known, clock);
          readers.begin(next);
          next.thread().start();
        }
        announce();
        changed.awaitNanos(patienceNanos(now));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** How long to wait for something to happen before looking again. */
  private long patienceNanos(long now) {
    long deadline = Math.min(watch.deadlineNanos(), readers.deadlineNanos());
    return Math.max(1_000_000, Math.min(now + IDLE_NANOS, deadline) - now);
  }

  // what the capture thread tells; all of it is nothing from a reader that was sent away

  void found(Reading teller, CameraIdentity identity) {
    told(
        teller,
        now -> {
          known = identity;
          watch.found(identity);
        });
  }

  void opened(Reading teller, CameraMode mode, Vigilance vigilance) {
    told(
        teller,
        now -> {
          watch.opened(mode, vigilance, now);
          fingerprints = watch.wantsFingerprint();
        });
  }

  void resized(Reading teller, CameraMode mode) {
    told(teller, now -> watch.resized(mode));
  }

  void lost(Reading teller, String reason) {
    told(teller, now -> watch.lost(reason, now));
  }

  void ended(Reading teller, String reason) {
    told(teller, now -> watch.ended(reason));
  }

  boolean wantsRaw() {
    return raws;
  }

  boolean wantsFingerprint() {
    return fingerprints;
  }

  /**
   * Publishes a picture if it is fresh, and closes it otherwise.
   *
   * @return whether to read on
   */
  boolean publish(Reading teller, Pool.Lease<CaptureBuffer> lease, long captureNanos, long print) {
    boolean fresh = false;
    boolean on;
    lock.lock();
    try {
      long now = clock.nanos();
      fresh = readers.isCurrent(teller) && watch.picture(captureNanos, print, now);
      on = readers.isCurrent(teller) && !watch.wantsRestart(now);
      announce();
      if (fresh) {
        durations.accept(now - captureNanos);
        CaptureBuffer filled = lease.buffer();
        RawPicture given = filled.raw().format() == null ? null : filled.raw();
        frames.publish(new Frame(filled.picture(), given, sequence++, captureNanos, lease));
      }
    } finally {
      lock.unlock();
    }
    if (!fresh) {
      lease.close();
    }
    return on;
  }

  /**
   * Nothing came.
   *
   * @return whether to read on
   */
  boolean nothing(Reading teller) {
    lock.lock();
    try {
      if (!readers.isCurrent(teller)) {
        return false;
      }
      long now = clock.nanos();
      watch.nothing(now);
      return !watch.wantsRestart(now);
    } finally {
      announceAndUnlock();
    }
  }

  /** A reader's thread ends. */
  void left(Reading teller) {
    lock.lock();
    try {
      readers.left(teller, !(watch.status() instanceof CaptureStatus.Ended));
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes an event to be true at this moment, unless a reader that was sent away tells it. */
  private void told(Reading teller, LongConsumer event) {
    lock.lock();
    try {
      if (readers.isCurrent(teller)) {
        event.accept(clock.nanos());
      }
    } finally {
      announceAndUnlock();
    }
  }

  private void announceAndUnlock() {
    try {
      announce();
    } finally {
      lock.unlock();
    }
  }

  /** Shows the newest status to all, under the lock; tells of it where its kind is new. */
  private void announce() {
    CaptureStatus was = status;
    CaptureStatus now = watch.status();
    if (was == now) {
      return;
    }
    status = now;
    changed.signalAll();
    if (was.getClass() != now.getClass() || !was.camera().equals(now.camera())) {
      onChange.accept(now);
    }
  }
}
