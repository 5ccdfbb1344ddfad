package kukla.app.capture;

import java.util.List;
import kukla.app.capture.camera.CameraMode;
import kukla.app.capture.choice.CameraChoice;
import kukla.app.capture.choice.Cameras;
import kukla.app.frames.Latest;
import kukla.inference.frame.Frame;

/**
 * Simulated cameras on a clock that stands still while the machine has no time: none is lost
 * because a test runs slowly. Their opener closes them, after the captures.
 */
public final class PatientCameras implements AutoCloseable {
  private final PatientClock clock = new PatientClock();
  private final SimulatedDriver driver = new SimulatedDriver(clock);

  public SimulatedDriver.Device plug(SimulatedDriver.Device device) {
    return driver.plug(device);
  }

  /** Opens the first of them. */
  public Capture open(CameraMode wished, Latest<Frame> frames) {
    return Capture.open(
        new Cameras(List.of(driver)),
        new CameraChoice.First(),
        wished,
        frames,
        nanos -> {},
        status -> {},
        clock);
  }

  @Override
  public void close() {
    clock.close();
  }
}
