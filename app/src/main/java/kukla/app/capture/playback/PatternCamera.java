package kukla.app.capture.playback;

import java.util.List;
import kukla.app.capture.camera.CameraIdentity;
import kukla.app.capture.camera.CameraMode;
import kukla.app.capture.camera.CaptureClock;
import kukla.app.capture.camera.Shot;
import kukla.app.capture.camera.Vigilance;
import kukla.app.capture.library.OwnCamera;
import kukla.inference.image.Image;
import org.jspecify.annotations.Nullable;

/**
 * The test pattern as a camera: picture n is taken n periods after the start, and one that nobody
 * came for in time is left out, as a webcam does.
 */
public final class PatternCamera extends OwnCamera {
  private static final long NANOS_A_MILLISECOND = 1_000_000;

  private final CameraMode mode;
  private final CaptureClock clock;
  private @Nullable TestPattern pattern;
  private long startNanos;
  private long next;

  /**
   * @param mode size in pixels, at least 48 × 32, and pictures a second
   * @param clock by which pictures are due
   */
  public PatternCamera(CameraMode mode, CaptureClock clock) {
    this.mode = mode;
    this.clock = clock;
  }

  @Override
  public CameraIdentity identity() {
    return new CameraIdentity("test pattern", "", "");
  }

  @Override
  public List<CameraMode> modes() {
    return List.of(mode);
  }

  /** Whatever is wished, the size and rate are those it was made with. */
  @Override
  public CameraMode start(CameraMode wished) {
    pattern = new TestPattern(mode.width(), mode.height());
    startNanos = clock.nanos();
    next = 0;
    return mode;
  }

  @Override
  public Vigilance vigilance() {
    return Vigilance.RELAXED;
  }

  @Override
  public Shot read(Image into, long patienceNanos) {
    TestPattern painter = pattern;
    if (painter == null) {
      throw new IllegalStateException("expected a started camera");
    }
    long now = clock.nanos();
    double periodNanos = 1e9 / mode.framesPerSecond();
    next = Math.max(next, (long) ((now - startNanos) / periodNanos));
    long due = startNanos + Math.round(next * periodNanos);
    if (due - now > patienceNanos) {
      clock.waitUntil(now + patienceNanos, this::broken);
      return Shot.NOTHING;
    }
    if (!clock.waitUntil(due, this::broken)) {
      return Shot.NOTHING;
    }
    painter.paint(into, next, (due - startNanos) / NANOS_A_MILLISECOND);
    next++;
    return new Shot.Taken(due);
  }

  @Override
  public void stop() {
    pattern = null;
  }
}
