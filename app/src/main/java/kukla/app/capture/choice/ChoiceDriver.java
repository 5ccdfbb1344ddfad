package kukla.app.capture.choice;

import com.github.sarxos.webcam.WebcamDevice;
import com.github.sarxos.webcam.WebcamDriver;
import java.util.List;
import kukla.app.capture.camera.CaptureClock;
import kukla.app.capture.playback.ClipCamera;
import kukla.app.capture.playback.PatternCamera;
import kukla.app.capture.stream.NetworkCamera;

/**
 * The driver of what is no device of this machine: clips, addresses and the test pattern. It shows
 * the one camera that a choice names, and none for the choice of a device.
 */
final class ChoiceDriver implements WebcamDriver {
  private final CameraChoice choice;
  private final CaptureClock clock;

  ChoiceDriver(CameraChoice choice, CaptureClock clock) {
    this.choice = choice;
    this.clock = clock;
  }

  @Override
  public List<WebcamDevice> getDevices() {
    if (choice instanceof CameraChoice.Clip clip) {
      return List.of(new ClipCamera(clip.file(), clip.looping(), clock));
    } else if (choice instanceof CameraChoice.TestPicture picture) {
      return List.of(new PatternCamera(picture.mode(), clock));
    } else if (choice instanceof CameraChoice.Network network) {
      return List.of(new NetworkCamera(network.url()));
    }
    return List.of();
  }

  @Override
  public boolean isThreadSafe() {
    return true;
  }
}
