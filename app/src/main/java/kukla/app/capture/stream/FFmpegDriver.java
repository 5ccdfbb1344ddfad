package kukla.app.capture.stream;

import com.github.sarxos.webcam.WebcamDevice;
import com.github.sarxos.webcam.WebcamDriver;
import java.util.ArrayList;
import java.util.List;
import kukla.app.capture.device.DeviceSystem;

/**
 * The driver of a machine's cameras through FFmpeg, which is loaded when one is opened, or earlier
 * where the system needs it to list them.
 */
public final class FFmpegDriver implements WebcamDriver {
  private final DeviceSystem system;

  /**
   * @param system that tells of the cameras
   */
  public FFmpegDriver(DeviceSystem system) {
    this.system = system;
  }

  /** Through the operating system that this program runs on. */
  public static FFmpegDriver ofThisMachine() {
    return new FFmpegDriver(DeviceSystem.ofThisMachine());
  }

  @Override
  public List<WebcamDevice> getDevices() {
    List<WebcamDevice> devices = new ArrayList<>();
    system.present().forEach(identity -> devices.add(new DeviceCamera(system, identity)));
    return devices;
  }

  @Override
  public boolean isThreadSafe() {
    return true;
  }
}
