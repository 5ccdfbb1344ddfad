package kukla.app.capture;

import com.github.sarxos.webcam.WebcamDevice;
import com.github.sarxos.webcam.WebcamDriver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The driver of this machine's cameras through FFmpeg: v4l2 on Linux, dshow on Windows,
 * avfoundation on macOS. On Linux cameras are listed without FFmpeg, which is loaded when one is
 * opened.
 */
public final class FFmpegDriver implements WebcamDriver {
  private final DeviceSystem system;

  FFmpegDriver(DeviceSystem system) {
    this.system = system;
  }

  /** The one for this operating system. */
  public static FFmpegDriver ofThisMachine() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (name.contains("win")) {
      return new FFmpegDriver(new DirectShow());
    }
    return new FFmpegDriver(
        name.contains("mac") ? new AvFoundation() : new LinuxVideo(Path.of("/")));
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
