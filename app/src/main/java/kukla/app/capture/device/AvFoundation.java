package kukla.app.capture.device;

import java.util.List;
import java.util.Map;
import kukla.app.capture.camera.CameraIdentity;
import kukla.app.capture.camera.CameraMode;
import kukla.media.CaptureDevices;
import org.jspecify.annotations.Nullable;

/** Cameras of macOS, opened by their number, known by their name. */
final class AvFoundation implements DeviceSystem {
  @Override
  public String inputFormat() {
    return "avfoundation";
  }

  @Override
  public List<CameraIdentity> present() {
    return ToldModes.avFoundationDevices(
        CaptureDevices.told("avfoundation", "", Map.of("list_devices", "true")));
  }

  /** Opening with a rate that no camera has makes FFmpeg tell those that it has. */
  @Override
  public List<CameraMode> modes(CameraIdentity camera) {
    return ToldModes.avFoundation(
        CaptureDevices.told("avfoundation", url(camera), Map.of("framerate", "1000")));
  }

  @Override
  public String url(CameraIdentity camera) {
    return camera.address() + ":none";
  }

  @Override
  public Map<String, String> options(CameraMode mode) {
    return Map.of(
        "video_size",
        mode.width() + "x" + mode.height(),
        "framerate",
        Double.toString(mode.framesPerSecond() > 0 ? mode.framesPerSecond() : 30),
        "pixel_format",
        "uyvy422");
  }

  @Override
  public @Nullable String whyGone(CameraIdentity camera) {
    return null;
  }

  @Override
  public @Nullable String obstacle(CameraIdentity camera) {
    return null;
  }
}
