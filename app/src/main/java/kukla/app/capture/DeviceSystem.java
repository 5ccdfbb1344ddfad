package kukla.app.capture;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an operating system tells of its cameras, and how FFmpeg opens one of them. */
interface DeviceSystem {
  /** FFmpeg's input format. */
  String inputFormat();

  /** The cameras that are there now. */
  List<CameraIdentity> present();

  /** What one can deliver, the largest first; empty where it does not tell. */
  List<CameraMode> modes(CameraIdentity camera);

  /** How FFmpeg is told of it. */
  String url(CameraIdentity camera);

  /** FFmpeg's options for a mode. */
  Map<String, String> options(CameraMode mode);

  /** Why it is gone, as the end of a sentence; null while it is there, or where nothing tells. */
  @Nullable String whyGone(CameraIdentity camera);

  /** Why it cannot be opened and what to do; null where nothing is known to be in the way. */
  @Nullable String obstacle(CameraIdentity camera);
}
