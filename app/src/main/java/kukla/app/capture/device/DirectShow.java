package kukla.app.capture.device;

import java.util.List;
import java.util.Map;
import java.util.Set;
import kukla.app.capture.camera.CameraIdentity;
import kukla.app.capture.camera.CameraMode;
import kukla.media.CaptureDevices;
import org.jspecify.annotations.Nullable;

/** Cameras of Windows. Their long names hold the USB port. */
final class DirectShow implements DeviceSystem {
  private static final Set<String> CODED = Set.of("mjpeg", "h264");

  @Override
  public String inputFormat() {
    return "dshow";
  }

  @Override
  public List<CameraIdentity> present() {
    return CaptureDevices.of("dshow").stream()
        .filter(CaptureDevices.Found::pictures)
        .map(it -> new CameraIdentity(it.description(), it.name(), ""))
        .toList();
  }

  @Override
  public List<CameraMode> modes(CameraIdentity camera) {
    return ToldModes.directShow(
        CaptureDevices.told("dshow", url(camera), Map.of("list_options", "true")));
  }

  @Override
  public String url(CameraIdentity camera) {
    return "video=" + camera.place();
  }

  @Override
  public Map<String, String> options(CameraMode mode) {
    String size = mode.width() + "x" + mode.height();
    String rate = Double.toString(mode.framesPerSecond() > 0 ? mode.framesPerSecond() : 30);
    String coding = mode.coding();
    return coding.isEmpty()
        ? Map.of("video_size", size, "framerate", rate)
        : Map.of(
            "video_size",
            size,
            "framerate",
            rate,
            CODED.contains(coding) ? "vcodec" : "pixel_format",
            coding);
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
