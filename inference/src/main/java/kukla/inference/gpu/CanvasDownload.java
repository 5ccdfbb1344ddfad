package kukla.inference.gpu;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import kukla.inference.cuda.Cuda;
import kukla.inference.cuda.Gpu;
import kukla.inference.cuda.PinnedMemory;

/**
 * Finished pictures on their way to the host, without waiting: a ring of three pinned buffers, each
 * with the event that says when its picture has arrived. Pictures come out in the order in which
 * they went in. One thread; its opener closes it.
 */
public final class CanvasDownload implements AutoCloseable {
  private static final int RING = 3;

  /** Takes an arrived picture. */
  public interface Arrival {
    /**
     * @param bytes pinned memory, tightly packed, from position 0; lent for the call
     * @param packing given at the start
     * @param sequence tag given at the start
     * @param captureNanos tag given at the start
     */
    void picture(ByteBuffer bytes, Packing packing, long sequence, long captureNanos);
  }

  private static final class Parcel {
    final PinnedMemory memory;
    final long arrived;
    Packing packing = Packing.RGBA;
    long sequence;
    long captureNanos;

    Parcel(PinnedMemory memory, long arrived) {
      this.memory = memory;
      this.arrived = arrived;
    }
  }

  private final Cuda cuda;
  private final Gpu gpu;
  private final int width;
  private final int height;
  private final List<Parcel> all = new ArrayList<>();
  private final Deque<Parcel> free = new ArrayDeque<>();
  private final Deque<Parcel> underway = new ArrayDeque<>();

  /**
   * For pictures of one size.
   *
   * @param cuda borrowed
   */
  public CanvasDownload(Cuda cuda, Gpu gpu, int width, int height) {
    this.cuda = cuda;
    this.gpu = gpu;
    this.width = width;
    this.height = height;
    long most = Packing.RGBA.bytes(width, height);
    cuda.use(gpu);
    try {
      for (int i = 0; i < RING; i++) {
        Parcel parcel = new Parcel(cuda.pin(most), cuda.openEvent(false));
        all.add(parcel);
        free.add(parcel);
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Sends a picture on its way.
   *
   * @param from on the GPU
   * @param packing as what it lies there
   * @return false when three are on their way already: this one stays behind
   */
  public boolean start(long from, Packing packing, long stream, long sequence, long captureNanos) {
    Parcel parcel = free.poll();
    if (parcel == null) {
      return false;
    }
    parcel.packing = packing;
    parcel.sequence = sequence;
    parcel.captureNanos = captureNanos;
    cuda.download(parcel.memory.address(), from, packing.bytes(width, height), stream);
    cuda.record(parcel.arrived, stream);
    underway.add(parcel);
    return true;
  }

  /**
   * Hands over what has arrived, oldest first.
   *
   * @param mostNanos how long to wait for what is on its way, all together
   * @return how many
   */
  public int collect(Arrival arrival, long mostNanos) {
    if (underway.isEmpty()) {
      return 0;
    }
    cuda.use(gpu);
    long until = System.nanoTime() + mostNanos;
    int arrived = 0;
    for (Parcel parcel = underway.peek(); parcel != null; parcel = underway.peek()) {
      while (!cuda.isReached(parcel.arrived)) {
        if (System.nanoTime() >= until) {
          return arrived;
        }
        Thread.onSpinWait();
      }
      underway.remove();
      try {
        arrival.picture(
            parcel.memory.bytes(), parcel.packing, parcel.sequence, parcel.captureNanos);
      } finally {
        free.add(parcel);
      }
      arrived++;
    }
    return arrived;
  }

  @Override
  public void close() {
    cuda.use(gpu);
    for (Parcel parcel : underway) {
      cuda.await(parcel.arrived);
    }
    for (Parcel parcel : all) {
      cuda.closeEvent(parcel.arrived);
      cuda.unpin(parcel.memory);
    }
  }
}
