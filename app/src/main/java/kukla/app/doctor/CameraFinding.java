package kukla.app.doctor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kukla.app.capture.camera.CameraMode;

/**
 * One camera of this machine.
 *
 * @param name as the device tells it
 * @param device what opens it
 * @param modes what it can deliver, the largest first; empty where it does not tell
 */
record CameraFinding(String name, String device, List<Mode> modes) {
  /**
   * What a camera can deliver.
   *
   * @param fps 0 where it does not say
   * @param coding in FFmpeg's words
   */
  record Mode(int width, int height, double fps, String coding) {
    static Mode of(CameraMode mode) {
      return new Mode(mode.width(), mode.height(), mode.framesPerSecond(), mode.coding());
    }
  }

  /**
   * {@code /dev/video0 (HD Webcam): 1280×720 at 30 fps, 640×480 at 60 fps}: sizes, fastest rate.
   */
  String text() {
    Map<String, Double> fastest = new LinkedHashMap<>();
    for (Mode mode : modes) {
      fastest.merge(mode.width() + "×" + mode.height(), mode.fps(), Math::max);
    }
    String sizes =
        fastest.entrySet().stream()
            .map(it -> it.getKey() + rate(it.getValue()))
            .collect(Collectors.joining(", "));
    String shown =
        device.isEmpty() ? name : device + (name.equals(device) ? "" : " (" + name + ")");
    return shown + (sizes.isEmpty() ? "" : ": " + sizes);
  }

  private static String rate(double fps) {
    return fps > 0 ? " at " + Math.round(fps) + " fps" : "";
  }
}
