package kukla.app.capture.device;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kukla.app.capture.camera.CameraIdentity;
import kukla.app.capture.camera.CameraMode;
import kukla.inference.Fault;
import org.jspecify.annotations.Nullable;

/**
 * What an operating system tells of its cameras, and how FFmpeg opens one of them. It keeps nothing
 * open. Any thread may ask, and waits while the system or a driver answers; what these do not tell
 * is empty or null.
 */
public interface DeviceSystem {
  /**
   * The one that this program runs on: v4l2 on Linux, dshow on Windows, avfoundation on macOS. The
   * latter two ask FFmpeg, the first does not.
   */
  static DeviceSystem ofThisMachine() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (name.contains("win")) {
      return new DirectShow();
    }
    return name.contains("mac") ? new AvFoundation() : new LinuxVideo(Path.of("/"));
  }

  /** FFmpeg's input format. */
  String inputFormat();

  /**
   * The cameras that are there now, in the order in which the user counts them.
   *
   * @throws Fault where FFmpeg is asked and does not load
   */
  List<CameraIdentity> present();

  /** What one of these can deliver, the largest first; empty where it does not tell. */
  List<CameraMode> modes(CameraIdentity camera);

  /** How FFmpeg is told of it, in place of a file's name. */
  String url(CameraIdentity camera);

  /** FFmpeg's options for a mode, by their names. */
  Map<String, String> options(CameraMode mode);

  /** Why it is gone, as the end of a sentence; null while it is there, or where nothing tells. */
  @Nullable String whyGone(CameraIdentity camera);

  /** Why it cannot be opened and what to do; null where nothing is known to be in the way. */
  @Nullable String obstacle(CameraIdentity camera);
}
