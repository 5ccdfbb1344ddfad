package kukla.app.sink;

import java.nio.ByteBuffer;
import kukla.inference.gpu.Packing;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;

/**
 * A sink's own copy of one program picture, in memory that is used again and again: it belongs to
 * whoever holds its lease of a pool, one thread at a time.
 */
public final class ProgramPicture {
  private final Image image;
  private final ByteBuffer yuyv;
  private boolean isYuyv;
  private long sequence;
  private long captureNanos;
  private long offeredNanos;

  public ProgramPicture(ProgramFormat format) {
    image = Image.allocate(format.width(), format.height(), ChannelOrder.RGBA);
    int bytes = Math.toIntExact(Packing.YUYV.bytes(format.width(), format.height()));
    yuyv = image.pixels().duplicate().clear().limit(bytes).slice(); // the same memory: one or other
  }

  /**
   * Copies a picture that is offered now.
   *
   * @param rgba the format's bytes from position 0; borrowed
   * @param newCaptureNanos when the camera took what it shows, on the clock of {@link
   *     System#nanoTime}, or {@link Sink#STILL}
   */
  public void fill(ByteBuffer rgba, long newSequence, long newCaptureNanos) {
    image.pixels().put(0, rgba, 0, image.pixels().capacity());
    isYuyv = false;
    tag(newSequence, newCaptureNanos);
  }

  /**
   * Copies a picture that is offered now and YUYV already.
   *
   * @param bytes the format's from position 0; borrowed
   * @param newCaptureNanos as for {@link #fill}
   */
  public void fillYuyv(ByteBuffer bytes, long newSequence, long newCaptureNanos) {
    yuyv.put(0, bytes, 0, yuyv.capacity());
    isYuyv = true;
    tag(newSequence, newCaptureNanos);
  }

  private void tag(long newSequence, long newCaptureNanos) {
    sequence = newSequence;
    captureNanos = newCaptureNanos;
    offeredNanos = System.nanoTime();
  }

  /** RGBA, tightly packed; only where it is not {@linkplain #isYuyv YUYV already}. */
  public Image image() {
    if (isYuyv) {
      throw new IllegalStateException("expected RGBA, found YUYV");
    }
    return image;
  }

  /** Whether it is YUYV. */
  public boolean isYuyv() {
    return isYuyv;
  }

  /** YUYV, tightly packed, from position to limit; only where it {@linkplain #isYuyv is}. */
  public ByteBuffer yuyv() {
    if (!isYuyv) {
      throw new IllegalStateException("expected YUYV, found RGBA");
    }
    return yuyv.duplicate().clear();
  }

  /** Its number, as it was offered. */
  public long sequence() {
    return sequence;
  }

  /** Whether it shows something new of the camera. */
  public boolean moves() {
    return captureNanos != Sink.STILL;
  }

  /** When the camera took what it shows, on the clock of {@link System#nanoTime}; or still. */
  public long captureNanos() {
    return captureNanos;
  }

  /** When the render thread offered it, on the same clock. */
  public long offeredNanos() {
    return offeredNanos;
  }
}
