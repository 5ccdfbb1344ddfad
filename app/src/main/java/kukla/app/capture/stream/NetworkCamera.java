package kukla.app.capture.stream;

import java.util.List;
import kukla.app.capture.camera.CameraIdentity;
import kukla.app.capture.camera.CameraMode;
import kukla.app.capture.camera.Vigilance;
import kukla.media.StreamReader;
import kukla.media.StreamSource;

/** A camera at an address: a phone, a camera of the house, a server. */
public final class NetworkCamera extends StreamCamera {
  private static final long PATIENCE_NANOS = 10_000_000_000L;
  private static final double USUAL_RATE = 25;

  private final String url;

  /**
   * @param url whatever address FFmpeg opens; a name and password in it are not told on
   */
  public NetworkCamera(String url) {
    super(PATIENCE_NANOS);
    this.url = url;
  }

  @Override
  public CameraIdentity identity() {
    return new CameraIdentity(StreamSource.network(url).text(), "", "");
  }

  @Override
  public List<CameraMode> modes() {
    return List.of();
  }

  @Override
  public CameraMode start(CameraMode wished) {
    return start(StreamSource.network(url), USUAL_RATE);
  }

  @Override
  public Vigilance vigilance() {
    StreamReader opened = reader();
    boolean file = opened != null && opened.isFile();
    return file
        ? Vigilance.RELAXED
        : Vigilance.network(opened != null && opened.codesPicturesAlone());
  }
}
