package kukla.app.capture;

import kukla.app.capture.CaptureStatus.Ended;
import kukla.app.capture.CaptureStatus.Live;
import kukla.app.capture.CaptureStatus.Lost;
import kukla.app.capture.CaptureStatus.Opening;
import kukla.app.capture.camera.CameraIdentity;
import kukla.app.capture.camera.CameraMode;
import kukla.app.capture.camera.Vigilance;

/**
 * Judges by what a camera gives whether it is live or lost. Knows no thread, device or clock: it is
 * told what happened and when, under its owner's lock.
 */
final class CaptureWatch {
  /** Cameras take a while from opening to their first picture. */
  static final long FIRST_PICTURE_NANOS = 4_000_000_000L;

  /** A silent or stale camera is opened again after this long. */
  static final long RESTART_NANOS = 1_000_000_000L;

  private final FrameRateMeter meter = new FrameRateMeter();
  private CaptureStatus status;
  private CameraMode mode = CameraMode.USUAL;
  private Vigilance vigilance = Vigilance.RELAXED;
  private String camera;

  private boolean first;
  private long openedNanos;
  private long freshNanos;
  private long lastCaptureNanos;
  private boolean anyFingerprint;
  private long fingerprint;
  private boolean repeating;

  private long pictures;
  private long stale;
  private long timeouts;
  private long losses;
  private long abandoned;

  CaptureWatch(String asked, long now) {
    camera = asked;
    status = new Opening(asked, now);
  }

  CaptureStatus status() {
    return status;
  }

  CaptureCounts counts() {
    return new CaptureCounts(pictures, stale, timeouts, losses, abandoned);
  }

  /** Another camera was chosen. */
  void changed(String asked, long now) {
    camera = asked;
    anyFingerprint = false;
    status = new Opening(asked, now);
  }

  /** The camera was found. */
  void found(CameraIdentity identity) {
    camera = identity.text();
    if (status instanceof Opening opening) {
      status = new Opening(camera, opening.sinceNanos());
    }
  }

  /** The device is open; its first picture may take a while. */
  void opened(CameraMode opened, Vigilance wanted, long now) {
    resized(opened);
    vigilance = wanted.atLeast(opened.periodNanos());
    openedNanos = now;
    freshNanos = now;
    lastCaptureNanos = Long.MIN_VALUE;
    first = true;
    repeating = false;
  }

  /** Its pictures have another size. */
  void resized(CameraMode opened) {
    mode = opened;
    meter.reset(opened.framesPerSecond());
    if (status.isLive()) {
      status = live();
    }
  }

  /** Whether fingerprints are of use. */
  boolean wantsFingerprint() {
    return vigilance.repeatsAreStale();
  }

  /**
   * A picture has come.
   *
   * @param print its fingerprint, 0 where none is wanted
   * @return whether it is fresh; a repeated one is to be thrown away
   */
  boolean picture(long captureNanos, long print, long now) {
    boolean repeated = captureNanos <= lastCaptureNanos;
    if (vigilance.repeatsAreStale()) {
      // the pixels are remembered over reopening: a device may come back as dead as it was
      repeated |= anyFingerprint && print == fingerprint;
      fingerprint = print;
      anyFingerprint = true;
    }
    lastCaptureNanos = Math.max(lastCaptureNanos, captureNanos);
    if (repeated) {
      stale++;
      repeating = true;
      check(now);
      return false;
    }
    pictures++;
    repeating = false;
    first = false;
    freshNanos = now;
    if (meter.count(captureNanos) || !status.isLive()) {
      status = live();
    }
    return true;
  }

  private Live live() {
    return new Live(camera, mode, meter.rate());
  }

  /** A read gave nothing within its patience. */
  void nothing(long now) {
    timeouts++;
    check(now);
  }

  /** Declares the camera lost when nothing fresh came for too long. */
  void check(long now) {
    if (!status.isLive() && !(status instanceof Opening && first)) {
      return;
    }
    if (now >= deadlineNanos()) {
      String why = repeating ? "it repeats one picture" : "it gives no pictures";
      lost(why, now);
    }
  }

  /** When {@link #check} will find the camera lost if nothing happens. */
  long deadlineNanos() {
    if (status.isLive()) {
      return freshNanos + vigilance.lostAfterNanos();
    }
    return status instanceof Opening && first
        ? openedNanos + Math.max(FIRST_PICTURE_NANOS, vigilance.lostAfterNanos())
        : Long.MAX_VALUE;
  }

  /** Whether a silent or stale camera should be closed and opened again. */
  boolean wantsRestart(long now) {
    boolean waking = first && !repeating;
    long patience = waking ? FIRST_PICTURE_NANOS : RESTART_NANOS;
    return status instanceof Lost
        && now - freshNanos >= Math.max(patience, vigilance.lostAfterNanos() + RESTART_NANOS / 2);
  }

  /** The device is gone, or failed, or did not open. */
  void lost(String reason, long now) {
    if (status instanceof Lost lost) {
      if (!lost.reason().equals(reason)) {
        status = new Lost(lost.camera(), lost.sinceNanos(), reason);
      }
      return;
    }
    losses++;
    status = new Lost(camera, now, reason);
  }

  /** A reader hung in the device. */
  void hung(long now) {
    abandoned++;
    lost("its driver does not answer", now);
  }

  /** There are no more pictures. */
  void ended(String reason) {
    status = new Ended(camera, reason);
  }
}
