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
     * @param rgba pinned memory, tightly packed, from position 0; lent for the call
     * @param sequence tag given at the start
     * @param captureNanos tag given at the start
     */
    void picture(ByteBuffer rgba, long sequence, long captureNanos);
  }

  private static final class Parcel {
    final PinnedMemory memory;
    final long arrived;
    long sequence;
    long captureNanos;

    Parcel(PinnedMemory memory, long arrived) {
      this.memory = memory;
      this.arrived = arrived;
    }
  }

  private final Cuda cuda;
  private final Gpu gpu;
  private final long bytes;
  private final List<Parcel> all = new ArrayList<>();
  private final Deque<Parcel> free = new ArrayDeque<>();
  private final Deque<Parcel> underway = new ArrayDeque<>();

  /**
   * For pictures of one size.
   *
   * @param cuda borrowed
   */
  public CanvasDownload(Cuda cuda, Gpu gpu, long bytes) {
    this.cuda = cuda;
    this.gpu = gpu;
    this.bytes = bytes;
    cuda.use(gpu);
    for (int i = 0; i < RING; i++) {
      Parcel parcel = new Parcel(cuda.pin(bytes), cuda.openEvent(false));
      all.add(parcel);
      free.add(parcel);
    }
  }

  /**
   * Sends a picture on its way.
   *
   * @param from on the GPU
   * @return false when three are on their way already: this one stays behind
   */
  public boolean start(long from, long stream, long sequence, long captureNanos) {
    Parcel parcel = free.poll();
    if (parcel == null) {
      return false;
    }
    parcel.sequence = sequence;
    parcel.captureNanos = captureNanos;
    cuda.download(parcel.memory.address(), from, bytes, stream);
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
        arrival.picture(parcel.memory.bytes(), parcel.sequence, parcel.captureNanos);
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
