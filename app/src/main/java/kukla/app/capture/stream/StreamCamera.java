package kukla.app.capture.stream;

import kukla.app.capture.camera.CameraMode;
import kukla.app.capture.camera.Shot;
import kukla.app.capture.library.OwnCamera;
import kukla.inference.image.Image;
import kukla.inference.image.RawPicture;
import kukla.media.StreamReader;
import kukla.media.StreamSource;
import org.jspecify.annotations.Nullable;

/** What FFmpeg reads live, a device or an address, as a camera. */
abstract class StreamCamera extends OwnCamera {
  private final long patienceNanos;
  private @Nullable StreamReader reader;
  private DeviceClock deviceClock = new DeviceClock();
  private double framesPerSecond;

  /**
   * @param patienceNanos how long opening may take
   */
  StreamCamera(long patienceNanos) {
    this.patienceNanos = patienceNanos;
  }

  /**
   * Opens a stream.
   *
   * @param promisedFps its rate where it does not say
   */
  final CameraMode start(StreamSource source, double promisedFps) {
    StreamReader opened = StreamReader.open(source, patienceNanos, this::broken);
    reader = opened;
    deviceClock = new DeviceClock();
    double told = opened.framesPerSecond();
    // where it is a guess it may be a tick of the stream's clock
    framesPerSecond = told > 0 && told <= 240 ? told : promisedFps;
    return mode(opened);
  }

  private CameraMode mode(StreamReader opened) {
    return new CameraMode(opened.width(), opened.height(), framesPerSecond, opened.coding());
  }

  /** While it is started. */
  final @Nullable StreamReader reader() {
    return reader;
  }

  /** Why it is gone though nothing told so; null while it is there. Asked when nothing comes. */
  @Nullable String whyGone() {
    return null;
  }

  @Override
  public Shot read(Image into, long patienceNanos) {
    return take(into, null, patienceNanos);
  }

  @Override
  public Shot read(Image into, RawPicture raw, long patienceNanos) {
    return take(into, raw, patienceNanos);
  }

  private Shot take(Image into, @Nullable RawPicture raw, long patienceNanos) {
    StreamReader opened = reader;
    if (opened == null) {
      throw new IllegalStateException("expected a started camera");
    }
    return switch (opened.read(into, raw, patienceNanos)) {
      case PICTURE -> new Shot.Taken(captureNanos(opened));
      case RESIZED -> new Shot.Resized(mode(opened));
      case OVER -> {
        String reason = String.valueOf(opened.reason());
        yield opened.ended() ? new Shot.Ended(reason) : new Shot.Gone(reason);
      }
      case NOTHING -> {
        String why = whyGone();
        yield why == null ? Shot.NOTHING : new Shot.Gone(why);
      }
    };
  }

  private long captureNanos(StreamReader opened) {
    long timestamp = opened.timestampNanos();
    return timestamp == Long.MIN_VALUE
        ? opened.arrivalNanos()
        : deviceClock.toOurs(timestamp, opened.arrivalNanos());
  }

  @Override
  public void stop() {
    StreamReader opened = reader;
    if (opened != null) {
      reader = null;
      opened.close();
    }
  }
}
