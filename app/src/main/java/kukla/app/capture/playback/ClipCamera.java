package kukla.app.capture.playback;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import kukla.app.capture.camera.CameraIdentity;
import kukla.app.capture.camera.CameraMode;
import kukla.app.capture.camera.CaptureClock;
import kukla.app.capture.camera.Shot;
import kukla.app.capture.camera.Vigilance;
import kukla.app.capture.library.OwnCamera;
import kukla.inference.Fault;
import kukla.inference.image.Image;
import kukla.media.ClipReader;
import kukla.media.ClipTimes;
import org.jspecify.annotations.Nullable;

/**
 * A clip played at its own pace as if it were a webcam, in its own size; a picture whose successor
 * is due already is left out. Its capture time is the time at which it is due.
 */
public final class ClipCamera extends OwnCamera {
  /** Who is later than this has been away, or is too slow for the clip: the clip waits for him. */
  private static final long LATEST_NANOS = 500_000_000;

  private final Path file;
  private final boolean looping;
  private final CaptureClock clock;
  private @Nullable ClipReader reader;
  private volatile @Nullable ClipTimes times;
  private long startNanos;

  /**
   * @param file decoded when it is started
   * @param looping begins again at its end
   * @param clock by which pictures are due
   */
  public ClipCamera(Path file, boolean looping, CaptureClock clock) {
    this.file = file;
    this.looping = looping;
    this.clock = clock;
  }

  @Override
  public CameraIdentity identity() {
    return new CameraIdentity(file.getFileName().toString(), "", "");
  }

  @Override
  public List<CameraMode> modes() {
    try (ClipReader opened = ClipReader.open(file)) {
      return List.of(modeOf(opened));
    } catch (Fault e) {
      return List.of();
    }
  }

  private static CameraMode modeOf(ClipReader opened) {
    return CameraMode.of(opened.width(), opened.height(), opened.framesPerSecond());
  }

  @Override
  public CameraMode start(CameraMode wished) {
    ClipReader opened = ClipReader.open(file);
    reader = opened;
    startNanos = clock.nanos();
    times = new ClipTimes(startNanos, looping);
    return modeOf(opened);
  }

  @Override
  public @Nullable ClipTimes playback() {
    return times;
  }

  @Override
  public Vigilance vigilance() {
    return Vigilance.RELAXED;
  }

  @Override
  public Shot read(Image into, long patienceNanos) {
    OptionalLong next = next();
    if (next.isEmpty()) {
      String tail = clip().brokenTail().map(broken -> ", " + broken.reason()).orElse("");
      return new Shot.Ended("the clip is over" + tail);
    }
    long due = startNanos + next.getAsLong();
    long now = clock.nanos();
    if (now - due > LATEST_NANOS) {
      startNanos += now - due;
      times().moved(startNanos);
      due = now;
    }
    if (due - now > patienceNanos) {
      clock.waitUntil(now + patienceNanos, this::broken);
      return Shot.NOTHING;
    }
    clip().read(into);
    return clock.waitUntil(due, this::broken) ? new Shot.Taken(due) : Shot.NOTHING;
  }

  private ClipReader clip() {
    ClipReader opened = reader;
    if (opened == null) {
      throw new IllegalStateException("expected a started camera");
    }
    return opened;
  }

  private ClipTimes times() {
    ClipTimes known = times;
    if (known == null) {
      throw new IllegalStateException("expected a started camera");
    }
    return known;
  }

  /** When the picture that comes next is due, since the start; empty at the end. */
  private OptionalLong next() {
    OptionalLong next = clip().nextNanos();
    while (next.isPresent() && isPast(next.getAsLong(), clip()) && !broken()) {
      clip().skip();
      next = clip().nextNanos();
    }
    if (next.isPresent() || !looping || clip().framesRead() == 0) {
      return next;
    }
    startNanos += clip().presentationNanos() + periodNanos(clip());
    times().again(startNanos);
    if (!clip().rewind()) {
      clip().close();
      reader = ClipReader.open(file);
    }
    return clip().nextNanos();
  }

  private boolean isPast(long presentationNanos, ClipReader clip) {
    long late = clock.nanos() - startNanos - presentationNanos;
    return late > periodNanos(clip) && late <= LATEST_NANOS;
  }

  private static long periodNanos(ClipReader clip) {
    return Math.round(1e9 / clip.framesPerSecond());
  }

  @Override
  public void stop() {
    ClipReader opened = reader;
    if (opened != null) {
      opened.close();
      reader = null;
      times().stop();
    }
  }
}
