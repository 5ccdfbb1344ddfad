package kukla.app.sink;

import java.nio.ByteBuffer;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;

/**
 * A sink's own copy of one program picture, in memory that is used again and again: it belongs to
 * whoever holds its lease of a pool, one thread at a time.
 */
public final class ProgramPicture {
  private final Image image;
  private long sequence;
  private long captureNanos;
  private long offeredNanos;

  public ProgramPicture(ProgramFormat format) {
    image = Image.allocate(format.width(), format.height(), ChannelOrder.RGBA);
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
    sequence = newSequence;
    captureNanos = newCaptureNanos;
    offeredNanos = System.nanoTime();
  }

  /** RGBA, tightly packed. */
  public Image image() {
    return image;
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
