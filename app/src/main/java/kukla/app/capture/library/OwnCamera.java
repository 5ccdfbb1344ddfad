package kukla.app.capture.library;

import com.github.sarxos.webcam.WebcamDevice;
import com.github.sarxos.webcam.WebcamException;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.ByteBuffer;
import kukla.app.capture.camera.Camera;
import kukla.app.capture.camera.CameraMode;
import kukla.app.capture.camera.Shot;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.jspecify.annotations.Nullable;

/**
 * What our cameras share: each is a device of the Webcam Capture library as well. Seen through the
 * library it gives RGB bytes and pictures of its own making, and knows no capture times.
 *
 * <p>Who has one uses it in one of both ways, on one thread: as a {@link Camera}, which he starts
 * and stops, or as a {@link WebcamDevice}, which he opens and closes.
 */
public abstract class OwnCamera
    implements Camera, WebcamDevice, WebcamDevice.BufferAccess, WebcamDevice.FPSSource {
  private static final long LIBRARY_PATIENCE_NANOS = 5_000_000_000L;

  private volatile boolean broken;
  private volatile @Nullable CameraMode running;
  private CameraMode wished = CameraMode.USUAL;
  private @Nullable Image lent;

  /** Whether somebody wants the calling thread back: what waits in a camera ends then. */
  protected final boolean broken() {
    return broken || Thread.currentThread().isInterrupted();
  }

  @Override
  public void breakOff() {
    broken = true;
  }

  @Override
  public final String getName() {
    return identity().text();
  }

  @Override
  public final Dimension[] getResolutions() {
    return modes().stream()
        .map(mode -> new Dimension(mode.width(), mode.height()))
        .distinct()
        .toArray(Dimension[]::new);
  }

  @Override
  public final Dimension getResolution() {
    CameraMode mode = running == null ? wished : running;
    return new Dimension(mode.width(), mode.height());
  }

  @Override
  public final void setResolution(Dimension size) {
    if (isOpen()) {
      throw new WebcamException("the resolution is set before the camera is opened");
    }
    wished = CameraMode.of(size.width, size.height, wished.framesPerSecond());
  }

  @Override
  public final void open() {
    if (!isOpen()) {
      running = start(wished);
    }
  }

  @Override
  public final boolean isOpen() {
    return running != null;
  }

  @Override
  public final void close() {
    running = null;
    lent = null;
    stop();
  }

  @Override
  public final void dispose() {
    close();
  }

  @Override
  public final double getFPS() {
    CameraMode mode = running;
    return mode == null ? 0 : mode.framesPerSecond();
  }

  /** The next picture's RGB bytes, until the next call; null when none came. */
  @Override
  public final @Nullable ByteBuffer getImageBytes() {
    Image image = next();
    return image == null ? null : image.pixels().duplicate().clear();
  }

  @Override
  public final void getImageBytes(ByteBuffer into) {
    ByteBuffer bytes = getImageBytes();
    if (bytes != null) {
      into.put(bytes);
    }
  }

  @Override
  public final @Nullable BufferedImage getImage() {
    Image image = next();
    if (image == null) {
      return null;
    }
    BufferedImage made =
        new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_3BYTE_BGR);
    byte[] bgr = ((DataBufferByte) made.getRaster().getDataBuffer()).getData();
    image.pixels().get(0, bgr);
    for (int i = 0; i < bgr.length; i += 3) {
      byte red = bgr[i];
      bgr[i] = bgr[i + 2];
      bgr[i + 2] = red;
    }
    return made;
  }

  private @Nullable Image next() {
    CameraMode mode = running;
    while (mode != null) {
      Image into = lentFor(mode);
      Shot shot = read(into, LIBRARY_PATIENCE_NANOS);
      if (shot instanceof Shot.Taken) {
        return into;
      }
      mode = shot instanceof Shot.Resized resized ? resized.mode() : null;
      if (mode != null) {
        running = mode;
      }
    }
    return null;
  }

  private Image lentFor(CameraMode mode) {
    Image current = lent;
    if (current == null || current.width() != mode.width() || current.height() != mode.height()) {
      current = Image.allocate(mode.width(), mode.height(), ChannelOrder.RGB);
      lent = current;
    }
    return current;
  }
}
