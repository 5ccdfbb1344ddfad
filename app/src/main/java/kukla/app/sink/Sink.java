package kukla.app.sink;

import java.nio.ByteBuffer;
import kukla.app.times.Durations;
import kukla.inference.gpu.Packing;
import org.jspecify.annotations.Nullable;

/**
 * Somewhere the program picture goes: a virtual camera, a stream, a recording. The render thread
 * offers; a thread of the sink's own delivers. Nothing that happens to a consumer is felt by who
 * offers. Its opener closes it, which takes a bounded time.
 */
public interface Sink extends AutoCloseable {
  /** The capture time of a still picture, or of one that is sent again: it has no age. */
  long STILL = Long.MIN_VALUE;

  /** What it is, as the panel shows it: "PipeWire camera". */
  String name();

  /**
   * Offers the finished picture of one turn of the render loop and returns at once. One thread
   * offers.
   *
   * @param rgba the format's width × height × 4 bytes from position 0, tightly packed, top row
   *     first; borrowed for the call, position and limit mean nothing
   * @param sequence number of the picture
   * @param captureNanos when the camera took what it shows, on the clock of {@link
   *     System#nanoTime}; {@link #STILL} where it shows nothing new of the camera
   */
  void offer(ByteBuffer rgba, long sequence, long captureNanos);

  /**
   * As what it would like the next picture, where a GPU can choose; null where it wants none. What
   * is drawn on the host is offered as RGBA whatever it says.
   */
  default @Nullable Packing wish() {
    return Packing.RGBA;
  }

  /**
   * Offers a finished picture that is YUYV already, to one that wished so.
   *
   * @param yuyv the format's width × height × 2 bytes from position 0; borrowed for the call
   * @param sequence number of the picture
   * @param captureNanos as for {@link #offer}
   */
  default void offerYuyv(ByteBuffer yuyv, long sequence, long captureNanos) {
    throw new UnsupportedOperationException(name() + " takes RGBA");
  }

  /** How it goes. Any thread. */
  SinkStatus status();

  /** From capture to delivery, of pictures that are not {@link #STILL}. Any thread. */
  Durations latency();

  @Override
  void close();
}
