package kukla.app.live;

import java.util.List;
import kukla.app.capture.camera.CameraIdentity;
import kukla.app.capture.choice.CameraChoice;

/** Cameras as the settings write them. */
final class CameraWords {
  private CameraWords() {}

  /** What {@code --camera} meant; empty is the first one. */
  static CameraChoice choice(String text) {
    return text.isEmpty() ? new CameraChoice.First() : CameraChoice.parse(text);
  }

  /**
   * The names of devices, by which they are found again; of two with one name the addresses, where
   * they have any.
   */
  static List<String> of(List<CameraIdentity> devices) {
    return devices.stream().map(camera -> word(camera, devices)).toList();
  }

  private static String word(CameraIdentity camera, List<CameraIdentity> devices) {
    boolean alone = devices.stream().filter(camera::isNamesake).count() == 1;
    return alone || camera.address().isEmpty() ? camera.name() : camera.address();
  }
}
