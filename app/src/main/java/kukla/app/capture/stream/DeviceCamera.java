package kukla.app.capture.stream;

import java.util.List;
import kukla.app.capture.camera.CameraIdentity;
import kukla.app.capture.camera.CameraMode;
import kukla.app.capture.camera.ModeChoice;
import kukla.app.capture.camera.Vigilance;
import kukla.app.capture.device.DeviceSystem;
import kukla.inference.Fault;
import kukla.media.StreamSource;
import org.jspecify.annotations.Nullable;

/** A camera of this machine, read through FFmpeg. */
final class DeviceCamera extends StreamCamera {
  private static final long PATIENCE_NANOS = 6_000_000_000L;

  private final DeviceSystem system;
  private final CameraIdentity identity;

  DeviceCamera(DeviceSystem system, CameraIdentity identity) {
    super(PATIENCE_NANOS);
    this.system = system;
    this.identity = identity;
  }

  @Override
  public CameraIdentity identity() {
    return identity;
  }

  @Override
  public List<CameraMode> modes() {
    return system.modes(identity);
  }

  @Override
  public CameraMode start(CameraMode wished) {
    String obstacle = system.obstacle(identity);
    if (obstacle != null) {
      throw new Fault(
          "opening camera " + identity.text() + ": expected to be allowed to, found " + obstacle);
    }
    CameraMode mode = ModeChoice.nearest(modes(), wished);
    StreamSource source =
        StreamSource.device(system.inputFormat(), system.url(identity), system.options(mode));
    return start(source, mode.framesPerSecond() > 0 ? mode.framesPerSecond() : 30);
  }

  /** What a program plays may stand still; a sensor never does. */
  @Override
  public Vigilance vigilance() {
    return identity.isPlayed()
        ? new Vigilance(Vigilance.DEVICE.lostAfterNanos(), false)
        : Vigilance.DEVICE;
  }

  @Override
  @Nullable String whyGone() {
    return system.whyGone(identity);
  }
}
