package kukla.app.capture.device;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kukla.app.capture.camera.CameraIdentity;
import kukla.app.capture.camera.CameraMode;

/** Cameras and modes out of what FFmpeg's dshow and avfoundation say in their log. */
final class ToldModes {
  private static final Pattern DIRECT_SHOW =
      Pattern.compile(
          "(pixel_format|vcodec)=(\\S+)\\s+min s=\\S+ fps=\\S+ max s=(\\d+)x(\\d+) fps=([0-9.]+)");
  private static final Pattern AV_FOUNDATION =
      Pattern.compile("(\\d+)x(\\d+)@\\[\\s*[0-9.]+\\s+([0-9.]+)\\s*]fps");
  private static final Pattern AV_FOUNDATION_DEVICE = Pattern.compile("\\[(\\d+)]\\s+(.+)$");

  private ToldModes() {}

  /** Lines of {@code list_options}: {@code vcodec=mjpeg min s=… fps=… max s=1280x720 fps=30}. */
  static List<CameraMode> directShow(List<String> lines) {
    List<CameraMode> modes = new ArrayList<>();
    for (String line : lines) {
      Matcher told = DIRECT_SHOW.matcher(line);
      if (told.find()) {
        modes.add(mode(told.group(3), told.group(4), told.group(5), told.group(2)));
      }
    }
    return CameraMode.largestFirst(modes);
  }

  /** Lines after a rate that no camera has: {@code 1280x720@[1.000000 30.000000]fps}. */
  static List<CameraMode> avFoundation(List<String> lines) {
    List<CameraMode> modes = new ArrayList<>();
    for (String line : lines) {
      Matcher told = AV_FOUNDATION.matcher(line);
      if (told.find()) {
        modes.add(mode(told.group(1), told.group(2), told.group(3), ""));
      }
    }
    return CameraMode.largestFirst(modes);
  }

  /** Lines of {@code list_devices}, up to where the microphones begin. */
  static List<CameraIdentity> avFoundationDevices(List<String> lines) {
    List<CameraIdentity> found = new ArrayList<>();
    for (String line : lines) {
      if (line.contains("audio devices")) {
        break;
      }
      Matcher told = AV_FOUNDATION_DEVICE.matcher(line);
      if (told.find() && !told.group(2).startsWith("Capture screen")) {
        found.add(new CameraIdentity(told.group(2).strip(), "", told.group(1)));
      }
    }
    return found;
  }

  private static CameraMode mode(String width, String height, String rate, String coding) {
    double rounded = Math.round(Double.parseDouble(rate) * 100) / 100.0;
    return new CameraMode(Integer.parseInt(width), Integer.parseInt(height), rounded, coding);
  }
}
