package kukla.inference.gpu;

import java.util.function.LongConsumer;
import kukla.inference.cuda.Cuda;
import kukla.inference.cuda.Gpu;

/**
 * Memory of a GPU for one finished picture, tightly packed RGBA, top row first. It is drawn on one
 * stream and read on another; events keep them apart. Who made it closes it, from any thread: who
 * comes to read it later finds it gone.
 */
public final class DeviceCanvas implements AutoCloseable {
  private final Cuda cuda;
  private final FrameKernels kernels;
  private final Gpu gpu;
  private final int width;
  private final int height;
  private final long drawn;
  private final long read;
  private long address;

  /**
   * @param cuda borrowed, as are the kernels
   */
  DeviceCanvas(Cuda cuda, FrameKernels kernels, Gpu gpu, int width, int height) {
    this.cuda = cuda;
    this.kernels = kernels;
    this.gpu = gpu;
    this.width = width;
    this.height = height;
    address = cuda.allocate(bytes());
    drawn = cuda.openEvent(false);
    read = cuda.openEvent(false); // not recorded: who waits for it waits for nothing
  }

  /** The calls to its GPU. */
  public Cuda cuda() {
    return cuda;
  }

  /** Where it lies. */
  public Gpu gpu() {
    return gpu;
  }

  /** Pixels a row. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** Bytes of a row. */
  public long pitch() {
    return 4L * width;
  }

  /** Bytes of all. */
  public long bytes() {
    return pitch() * height;
  }

  /** Where it lies on its GPU. */
  synchronized long address() {
    return address;
  }

  /** What comes next on the stream may draw: whoever read has read. */
  void beginDrawing(long stream) {
    cuda.waitFor(stream, read);
  }

  /** What was given to the stream so far has drawn. */
  void endDrawing(long stream) {
    cuda.record(drawn, stream);
  }

  /**
   * Reads it, once it is drawn and before it is drawn again.
   *
   * @param reader gives work that reads from the address to the stream
   * @return false where it is gone, and nothing was done
   */
  public synchronized boolean read(long stream, LongConsumer reader) {
    if (address == 0) {
      return false;
    }
    cuda.waitFor(stream, drawn);
    try {
      reader.accept(address);
    } finally {
      cuda.record(read, stream);
    }
    return true;
  }

  /**
   * Packs it, within {@link #read}.
   *
   * @param from what a reader was given
   * @param yuyv takes {@link Packing#YUYV}
   */
  public void pack(long from, long yuyv, long stream) {
    kernels.packYuyv(from, yuyv, width, height, 2 * width, stream);
  }

  /** Waits for who reads it; nothing that draws may be under way. */
  @Override
  public synchronized void close() {
    if (address != 0) {
      long gone = address;
      address = 0;
      cuda.await(read); // given after its maker looked whether the GPU has done all
      cuda.free(gone);
      cuda.closeEvent(drawn);
      cuda.closeEvent(read);
    }
  }
}
