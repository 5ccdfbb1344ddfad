package kukla.app.loop;

import kukla.inference.Fault;
import kukla.inference.cuda.CountedCuda;
import kukla.inference.cuda.Cuda;
import kukla.inference.cuda.Gpu;
import kukla.inference.gpu.CanvasDownload;
import kukla.inference.gpu.DeviceCanvas;
import kukla.inference.gpu.Packing;
import kukla.inference.gpu.SharedTexture;
import org.jspecify.annotations.Nullable;

/**
 * The ways of finished pictures from a GPU's memory: into the program's texture, and to the host.
 * Render thread, whose context is current; its opener closes it, before the texture.
 */
final class DeviceShow implements AutoCloseable {
  private final CountedCuda shows;
  private final CountedCuda downloads;
  private final Gpu gpu;
  private final long stream;
  private final CanvasDownload download;
  private final @Nullable SharedTexture texture;
  private final boolean even;
  private long packed;
  private long pictures;

  /**
   * @param like a canvas, for its GPU and size
   * @param name OpenGL's name of the program's texture
   */
  DeviceShow(DeviceCanvas like, int name) {
    Cuda cuda = like.cuda();
    gpu = like.gpu();
    shows = new CountedCuda(cuda);
    downloads = new CountedCuda(cuda);
    cuda.use(gpu);
    stream = cuda.openStream();
    even = like.width() % 2 == 0;
    try {
      download = new CanvasDownload(downloads, gpu, like.width(), like.height());
    } catch (RuntimeException e) {
      cuda.closeStream(stream);
      throw e;
    }
    texture = shared(shows, name);
  }

  /** Null where OpenGL draws with something else than that GPU. */
  private static @Nullable SharedTexture shared(Cuda cuda, int name) {
    try {
      return new SharedTexture(cuda, name);
    } catch (Fault e) {
      return null;
    }
  }

  /** Whether it serves canvases of that GPU. */
  boolean serves(DeviceCanvas canvas) {
    return canvas.gpu().equals(gpu);
  }

  /** Whether pictures go into the texture on the GPU. */
  boolean shares() {
    return texture != null;
  }

  /**
   * Sends a finished picture into the texture, where that is shared, and on its way to the host.
   *
   * @param wanted as what the host wants it, null where it does not; without a shared texture it
   *     does
   * @return false where the canvas is gone
   */
  boolean show(DeviceCanvas canvas, @Nullable Packing wanted, long sequence, long captureNanos) {
    shows.use(gpu);
    Packing packing = texture == null || (wanted != null && !even) ? Packing.RGBA : wanted;
    if (packing == Packing.YUYV && packed == 0) {
      packed = shows.allocate(Packing.YUYV.bytes(canvas.width(), canvas.height()));
    }
    boolean shown =
        canvas.read(
            stream,
            from -> {
              if (texture != null) {
                texture.show(from, canvas.width(), canvas.height(), stream);
              }
              if (packing == Packing.YUYV) {
                canvas.pack(from, packed, stream);
                download.start(packed, packing, stream, sequence, captureNanos);
              } else if (packing != null) {
                download.start(from, packing, stream, sequence, captureNanos);
              }
            });
    pictures += shown ? 1 : 0;
    return shown;
  }

  /** Hands over what has arrived at the host. */
  int collect(CanvasDownload.Arrival arrival, long mostNanos) {
    return download.collect(arrival, mostNanos);
  }

  /** Copies between host and GPU a picture took for the display; one where nothing is shared. */
  double displayCopiesAPicture() {
    return pictures == 0 ? Double.NaN : texture == null ? 1 : 0;
  }

  /** Copies to the host a picture took. */
  double downloadsAPicture() {
    return pictures == 0 ? Double.NaN : (double) downloads.copies().downloads() / pictures;
  }

  @Override
  public void close() {
    shows.use(gpu);
    shows.synchronize(stream);
    download.close();
    if (texture != null) {
      texture.close();
    }
    if (packed != 0) {
      shows.free(packed);
    }
    shows.closeStream(stream);
  }
}
