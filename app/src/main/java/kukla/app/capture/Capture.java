package kukla.app.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
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
  /** How long a reader may take to give its camera back before another begins. */
  private static final long LEAVE_NANOS = 1_500_000_000;

  /** The same for one that hangs already. */
  private static final long HUNG_LEAVE_NANOS = 300_000_000;

  /** With so many readers hung, the next one begins only when one has left. */
  private static final int MOST_HUNG = 3;

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
  private final List<Reading> leaving = new ArrayList<>();
  private CameraChoice choice;
  private CameraMode wished;
  private @Nullable CameraIdentity known;
  private @Nullable Reading reading;
  private boolean wanted = true;
  private long beginNanos;
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
    beginNanos = clock.nanos();
    watch = new CaptureWatch(choice.text(), beginNanos);
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
      Reading current = reading;
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
      wanted = true;
      dismiss(LEAVE_NANOS);
      watch.changed(next.text(), clock.nanos());
    } finally {
      announceAndUnlock();
    }
  }

  /** Ends both threads; waits a bounded time for a driver that hangs. */
  @Override
  public void close() {
    List<Reading> last;
    lock.lock();
    try {
      closing = true;
      wanted = false;
      dismiss(LEAVE_NANOS);
      last = List.copyOf(leaving);
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
        Reading current = reading;
        if (current != null && now > current.answerDueNanos()) {
          dismiss(HUNG_LEAVE_NANOS);
          wanted = true;
          watch.hung(now);
        }
        watch.check(now);
        if (wanted && mayBegin(now)) {
          begin();
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
    long wake = Math.min(now + IDLE_NANOS, watch.deadlineNanos());
    Reading current = reading;
    if (current != null) {
      wake = Math.min(wake, current.answerDueNanos());
    } else if (wanted) {
      wake = Math.min(wake, beginNanos);
    }
    return Math.max(1_000_000, wake - now);
  }

  /** Sends the reader away. */
  private void dismiss(long leaveNanos) {
    Reading current = reading;
    if (current != null) {
      current.abandon();
      leaving.add(current);
      reading = null;
      beginNanos = clock.nanos() + leaveNanos;
    }
    changed.signalAll();
  }

  private boolean mayBegin(long now) {
    return leaving.isEmpty() || (now >= beginNanos && leaving.size() < MOST_HUNG);
  }

  private void begin() {
    Reading next = new Reading(this, cameras, choice, wished, known, clock);
    reading = next;
    wanted = false;
    next.thread().start();
  }

  // what the capture thread tells; all of it is nothing from a reader that was sent away

  void found(Reading teller, CameraIdentity identity) {
    lock.lock();
    try {
      if (teller == reading) {
        known = identity;
        watch.found(identity);
      }
    } finally {
      announceAndUnlock();
    }
  }

  void opened(Reading teller, CameraMode mode, Vigilance vigilance) {
    lock.lock();
    try {
      if (teller == reading) {
        watch.opened(mode, vigilance, clock.nanos());
        fingerprints = watch.wantsFingerprint();
      }
    } finally {
      announceAndUnlock();
    }
  }

  void resized(Reading teller, CameraMode mode) {
    lock.lock();
    try {
      if (teller == reading) {
        watch.resized(mode);
      }
    } finally {
      announceAndUnlock();
    }
  }

  /** Whether frames bring the device's own picture along from now on, for a GPU. Any thread. */
  public void bringRaw(boolean wanted) {
    raws = wanted;
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
  boolean publish(Reading teller, Pool.Lease<Taken> lease, long captureNanos, long print) {
    boolean fresh = false;
    boolean on;
    lock.lock();
    try {
      long now = clock.nanos();
      fresh = teller == reading && watch.picture(captureNanos, print, now);
      on = teller == reading && !watch.wantsRestart(now);
      announce();
      if (fresh) {
        durations.accept(now - captureNanos);
        Taken taken = lease.buffer();
        RawPicture given = taken.raw().format() == null ? null : taken.raw();
        frames.publish(new Frame(taken.picture(), given, sequence++, captureNanos, lease));
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
      if (teller != reading) {
        return false;
      }
      long now = clock.nanos();
      watch.nothing(now);
      return !watch.wantsRestart(now);
    } finally {
      announceAndUnlock();
    }
  }

  void lost(Reading teller, String reason) {
    lock.lock();
    try {
      if (teller == reading) {
        watch.lost(reason, clock.nanos());
      }
    } finally {
      announceAndUnlock();
    }
  }

  void ended(Reading teller, String reason) {
    lock.lock();
    try {
      if (teller == reading) {
        watch.ended(reason);
      }
    } finally {
      announceAndUnlock();
    }
  }

  /** A reader's thread ends. */
  void left(Reading teller) {
    lock.lock();
    try {
      leaving.remove(teller);
      if (teller == reading) {
        reading = null;
        wanted = !(watch.status() instanceof CaptureStatus.Ended);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
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
