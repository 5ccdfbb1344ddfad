package kukla.app.capture.library;

import com.github.sarxos.webcam.WebcamDevice;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import kukla.app.capture.camera.Camera;
import kukla.app.capture.camera.CameraIdentity;
import kukla.app.capture.camera.CameraMode;
import kukla.app.capture.camera.CaptureClock;
import kukla.app.capture.camera.ModeChoice;
import kukla.app.capture.camera.Shot;
import kukla.app.capture.camera.Vigilance;
import kukla.inference.Fault;
import kukla.inference.image.Image;
import org.jspecify.annotations.Nullable;

/**
 * A device that has only the library's interface, its default driver's for one. It tells no capture
 * times, so a picture counts as taken when it arrived; what it repeats shows by its pixels.
 */
public final class LibraryCamera implements Camera {
  private static final double USUAL_RATE = 30;

  /** The library hands out one object a device for ever; no two readers may share it. */
  private static final Set<WebcamDevice> IN_USE =
      Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));

  private final WebcamDevice device;
  private final CaptureClock clock;
  private volatile boolean broken;
  private boolean started;
  private byte[] row = {};
  private long lastNanos;

  /**
   * @param device opened by {@link #start} and closed by {@link #stop}; a second camera of the same
   *     device does not start meanwhile
   * @param clock by which pictures are asked for and were taken
   */
  public LibraryCamera(WebcamDevice device, CaptureClock clock) {
    this.device = device;
    this.clock = clock;
  }

  @Override
  public CameraIdentity identity() {
    return new CameraIdentity(String.valueOf(device.getName()), "", "");
  }

  @Override
  public List<CameraMode> modes() {
    Dimension[] sizes = device.getResolutions();
    return sizes == null
        ? List.of()
        : Arrays.stream(sizes)
            .map(size -> CameraMode.of(size.width, size.height, 0))
            .sorted(Comparator.comparingInt((CameraMode it) -> it.width() * it.height()).reversed())
            .toList();
  }

  @Override
  public CameraMode start(CameraMode wished) {
    if (!IN_USE.add(device)) {
      throw new Fault(
          "opening "
              + identity().text()
              + ": expected it to be free, found that its driver still holds it; unplug it and plug"
              + " it in again");
    }
    started = true;
    CameraMode nearest = ModeChoice.nearest(modes(), wished);
    device.setResolution(new Dimension(nearest.width(), nearest.height()));
    device.open();
    if (!device.isOpen()) {
      throw new Fault(
          "opening "
              + identity().text()
              + ": expected it to open, found that it does not; see whether another program uses"
              + " it");
    }
    lastNanos = clock.nanos();
    Dimension size = device.getResolution();
    return CameraMode.of(size.width, size.height, USUAL_RATE);
  }

  @Override
  public Vigilance vigilance() {
    return Vigilance.DEVICE;
  }

  @Override
  public Shot read(Image into, long patienceNanos) {
    if (!device.isOpen()) {
      return new Shot.Gone("it was unplugged");
    }
    // the library's drivers hand out the same picture again to who asks too early
    long period = Math.round(1e9 / USUAL_RATE);
    if (!clock.waitUntil(lastNanos + period, () -> broken)) {
      return Shot.NOTHING;
    }
    lastNanos = clock.nanos();
    return device instanceof WebcamDevice.BufferAccess bytes
        ? copy(bytes.getImageBytes(), into)
        : copy(device.getImage(), into);
  }

  private Shot copy(@Nullable ByteBuffer rgb, Image into) {
    int length = into.width() * into.order().channels();
    if (rgb == null || rgb.capacity() < (long) length * into.height()) {
      return Shot.NOTHING;
    }
    for (int y = 0; y < into.height(); y++) {
      into.pixels().put(y * into.stride(), rgb, y * length, length);
    }
    return new Shot.Taken(lastNanos);
  }

  private Shot copy(@Nullable BufferedImage picture, Image into) {
    if (picture == null) {
      return Shot.NOTHING;
    }
    if (picture.getWidth() != into.width() || picture.getHeight() != into.height()) {
      return new Shot.Resized(CameraMode.of(picture.getWidth(), picture.getHeight(), USUAL_RATE));
    }
    int length = into.width() * into.order().channels();
    if (row.length != length) {
      row = new byte[length];
    }
    for (int y = 0; y < into.height(); y++) {
      for (int x = 0; x < into.width(); x++) {
        int rgb = picture.getRGB(x, y);
        row[3 * x] = (byte) (rgb >> 16);
        row[3 * x + 1] = (byte) (rgb >> 8);
        row[3 * x + 2] = (byte) rgb;
      }
      into.pixels().put(y * into.stride(), row);
    }
    return new Shot.Taken(lastNanos);
  }

  @Override
  public void breakOff() {
    broken = true;
  }

  @Override
  public void stop() {
    if (started) {
      started = false;
      try {
        device.close();
      } finally {
        IN_USE.remove(device);
      }
    }
  }
}
