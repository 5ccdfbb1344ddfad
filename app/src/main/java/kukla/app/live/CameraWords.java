package kukla.app.live;

import java.util.List;
import kukla.app.capture.Camera;
import kukla.app.capture.CameraChoice;

/** Cameras as the settings write them. */
final class CameraWords {
  private CameraWords() {}

  /** What {@code --camera} meant; empty is the first one. */
  static CameraChoice choice(String text) {
    return text.isEmpty() ? new CameraChoice.First() : CameraChoice.parse(text);
  }

  /** The names of devices, by which they are found again. */
  static List<String> of(List<Camera> devices) {
    return devices.stream().map(camera -> camera.identity().name()).toList();
  }
}
