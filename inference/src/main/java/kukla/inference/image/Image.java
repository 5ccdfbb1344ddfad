package kukla.inference.image;

import java.nio.ByteBuffer;

/**
 * A host picture: interleaved unsigned 8-bit samples, top row first, sRGB-coded, in a direct
 * buffer.
 *
 * <p>The record does not own time or thread: whoever holds it borrows the buffer, and two threads
 * never write it at once. Index with absolute gets and puts; position and limit mean nothing.
 *
 * @param pixels direct buffer, at least {@code height * stride} bytes
 * @param width pixels a row
 * @param height rows
 * @param stride bytes from one row to the next, at least {@code width * order.channels()}
 * @param order channel order in memory
 */
public record Image(ByteBuffer pixels, int width, int height, int stride, ChannelOrder order) {
  public Image {
    if (!pixels.isDirect()) {
      throw new IllegalArgumentException("expected a direct buffer, found one on the heap");
    }
    if (width <= 0 || height <= 0 || stride < width * order.channels()) {
      throw new IllegalArgumentException(
          "expected a stride of at least width × channels, found "
              + width
              + "×"
              + height
              + " "
              + order
              + " with stride "
              + stride);
    }
    if (pixels.capacity() < (long) height * stride) {
      throw new IllegalArgumentException(
          "expected " + (long) height * stride + " bytes, found " + pixels.capacity());
    }
  }

  /** Copies the pixels to a picture of the same size and order; the strides may differ. */
  public void copyTo(Image other) {
    other.check(width, height, order);
    int bytes = width * order.channels();
    if (stride == bytes && other.stride == bytes) {
      other.pixels.put(0, pixels, 0, height * bytes);
      return;
    }
    for (int y = 0; y < height; y++) {
      other.pixels.put(y * other.stride, pixels, y * stride, bytes);
    }
  }

  /**
   * Refuses to be of another size or order.
   *
   * @throws IllegalArgumentException when it is
   */
  public void check(int wide, int high, ChannelOrder expected) {
    if (width != wide || height != high || order != expected) {
      throw new IllegalArgumentException(
          "expected a picture of %d×%d %s, found %d×%d %s"
              .formatted(wide, high, expected, width, height, order));
    }
  }

  /** A new, black, tightly packed picture. */
  public static Image allocate(int width, int height, ChannelOrder order) {
    int stride = Math.multiplyExact(width, order.channels());
    return new Image(
        ByteBuffer.allocateDirect(Math.multiplyExact(height, stride)),
        width,
        height,
        stride,
        order);
  }
}
