package kukla.app.capture;

import java.util.function.Predicate;
import kukla.app.capture.camera.Camera;
import kukla.app.capture.camera.CameraIdentity;
import kukla.app.capture.camera.CameraMode;
import kukla.app.capture.camera.CaptureClock;
import kukla.app.capture.camera.Shot;
import kukla.app.capture.camera.Vigilance;
import kukla.app.capture.choice.CameraChoice;
import kukla.app.capture.choice.Cameras;
import kukla.app.frames.Pool;
import kukla.inference.Fault;
import kukla.media.ClipTimes;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code capture} thread does: finds the camera, opens it, reads picture after picture,
 * and does so again when it was lost. Everything here may hang in a driver; who watches it sees
 * that by {@link #answerDueNanos} and {@link #abandon}s it.
 */
final class Reading implements Runnable {
  /** Room for a writer, a slot and a reader. */
  private static final int BUFFERS = 3;

  private static final int PERIODS = 5;
  private static final long SHORTEST_WAIT_NANOS = 20_000_000;
  private static final long LONGEST_WAIT_NANOS = 400_000_000;
  private static final long RETRY_NANOS = 250_000_000;

  /** How long a native call may go on beyond what it was given. */
  private static final long READ_GRACE_NANOS = 300_000_000;

  /** The same for files and patterns, which are slow where the machine is, but never unplugged. */
  private static final long RELAXED_GRACE_NANOS = 5_000_000_000L;

  private static final long FIND_NANOS = 3_000_000_000L;
  private static final long STOP_NANOS = 1_500_000_000L;

  /** Over the network an address may take long to answer. */
  private static final long START_NANOS = 12_000_000_000L;

  private final Capture capture;
  private final Cameras cameras;
  private final CameraChoice choice;
  private final CameraMode wished;
  private final CaptureClock clock;
  private final Fingerprint fingerprint = new Fingerprint();
  private final Predicate<CaptureBuffer> filler = this::fill;
  private final Thread thread = new Thread(this, "capture");

  private volatile boolean abandoned;
  private volatile long answerDueNanos = Long.MAX_VALUE;
  private volatile @Nullable Camera camera;

  private @Nullable CameraIdentity known;
  private @Nullable Pool<CaptureBuffer> pool;
  private int poolWidth;
  private int poolHeight;
  private Shot shot = Shot.NOTHING;
  private long patienceNanos;
  private long graceNanos = READ_GRACE_NANOS;
  private boolean ended;

  /**
   * @param known the camera as an earlier reading has found it, null where none has
   */
  Reading(
      Capture capture,
      Cameras cameras,
      CameraChoice choice,
      CameraMode wished,
      @Nullable CameraIdentity known,
      CaptureClock clock) {
    this.capture = capture;
    this.cameras = cameras;
    this.choice = choice;
    this.wished = wished;
    this.known = known;
    this.clock = clock;
    thread.setDaemon(true);
  }

  /** Not started yet. */
  Thread thread() {
    return thread;
  }

  /** When what the camera plays plays, null where it films. */
  @Nullable ClipTimes playback() {
    Camera opened = camera;
    return opened == null ? null : opened.playback();
  }

  /** When the call into the driver that is under way should have returned. */
  long answerDueNanos() {
    return answerDueNanos;
  }

  /** Makes the thread leave as soon as the driver lets it; nothing it reads is published. */
  void abandon() {
    abandoned = true;
    Camera opened = camera;
    if (opened != null) {
      opened.breakOff();
    }
    thread.interrupt();
  }

  @Override
  public void run() {
    try {
      while (!abandoned && !ended) {
        try {
          attempt();
        } catch (Fault e) {
          capture.lost(this, e.sentence());
        } catch (RuntimeException | LinkageError e) {
          capture.lost(this, "its driver failed: " + e);
        }
        if (!ended) {
          clock.waitUntil(clock.nanos() + RETRY_NANOS, () -> abandoned);
        }
      }
    } finally {
      answerDueNanos = Long.MAX_VALUE;
      capture.left(this);
    }
  }

  /** From finding the camera to losing it. */
  private void attempt() {
    answerWithin(FIND_NANOS);
    Camera found = cameras.find(choice, known);
    camera = found;
    try {
      if (abandoned) {
        return;
      }
      known = found.identity();
      capture.found(this, found.identity());
      answerWithin(START_NANOS);
      CameraMode opened = found.start(wished);
      patienceNanos = patienceFor(opened);
      graceNanos =
          found.vigilance().equals(Vigilance.RELAXED) ? RELAXED_GRACE_NANOS : READ_GRACE_NANOS;
      capture.opened(this, opened, found.vigilance());
      readAll(opened);
    } finally {
      answerWithin(STOP_NANOS);
      found.stop();
      camera = null;
      answerDueNanos = Long.MAX_VALUE;
    }
  }

  private void answerWithin(long nanos) {
    answerDueNanos = clock.nanos() + nanos;
  }

  private static long patienceFor(CameraMode mode) {
    return Math.max(
        SHORTEST_WAIT_NANOS, Math.min(PERIODS * mode.periodNanos(), LONGEST_WAIT_NANOS));
  }

  private void readAll(CameraMode first) {
    CameraMode current = first;
    boolean on = true;
    while (on && !abandoned) {
      Pool<CaptureBuffer> buffers = poolFor(current);
      if (buffers.free() == 0) {
        // whoever takes pictures holds more than one for the moment
        clock.waitUntil(clock.nanos() + 1_000_000, () -> abandoned);
        continue;
      }
      Pool.Lease<CaptureBuffer> lease = buffers.fill(filler);
      if (lease != null && shot instanceof Shot.Taken taken) {
        long print = capture.wantsFingerprint() ? fingerprint.of(lease.buffer().picture()) : 0;
        on = capture.publish(this, lease, taken.captureNanos(), print);
      } else if (shot instanceof Shot.Resized resized) {
        current = resized.mode();
        patienceNanos = patienceFor(current);
        capture.resized(this, current);
      } else if (shot instanceof Shot.Gone gone) {
        capture.lost(this, gone.reason());
        on = false;
      } else if (shot instanceof Shot.Ended over) {
        ended = true;
        capture.ended(this, over.reason());
        on = false;
      } else {
        on = capture.nothing(this);
      }
    }
  }

  private boolean fill(CaptureBuffer into) {
    Camera opened = camera;
    if (opened == null) {
      return false;
    }
    answerWithin(patienceNanos + graceNanos);
    if (capture.wantsRaw()) {
      shot = opened.read(into.picture(), into.raw(), patienceNanos);
    } else {
      into.raw().clear();
      shot = opened.read(into.picture(), patienceNanos);
    }
    answerDueNanos = Long.MAX_VALUE;
    return shot instanceof Shot.Taken;
  }

  /** The buffers, made anew only when the size has changed. */
  private Pool<CaptureBuffer> poolFor(CameraMode current) {
    Pool<CaptureBuffer> buffers = pool;
    if (buffers == null || poolWidth != current.width() || poolHeight != current.height()) {
      poolWidth = current.width();
      poolHeight = current.height();
      buffers = new Pool<>(BUFFERS, () -> CaptureBuffer.allocate(current));
      pool = buffers;
    }
    return buffers;
  }
}
