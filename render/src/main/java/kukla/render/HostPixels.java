package kukla.render;

import java.nio.ByteBuffer;

/**
 * A picture in host memory on its way to a texture: interleaved 8-bit samples, top row first,
 * sRGB-coded. The buffer's position and limit mean nothing. Alpha is never looked at.
 *
 * @param bytes direct buffer; borrowed for the call that the record is given to
 * @param width pixels a row
 * @param height rows
 * @param stride bytes from one row to the next
 * @param order channel order in memory
 */
public record HostPixels(ByteBuffer bytes, int width, int height, int stride, PixelOrder order) {
  public HostPixels {
    if (!bytes.isDirect()) {
      throw new IllegalArgumentException("expected a direct buffer, found one on the heap");
    }
    if (width <= 0 || height <= 0 || stride < (long) width * order.channels()) {
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
    long needed = (height - 1L) * stride + (long) width * order.channels();
    if (bytes.capacity() < needed) {
      throw new IllegalArgumentException(
          "expected " + needed + " bytes, found " + bytes.capacity());
    }
  }

  /** Tightly packed pixels. */
  public static HostPixels packed(ByteBuffer bytes, int width, int height, PixelOrder order) {
    return new HostPixels(bytes, width, height, Math.multiplyExact(width, order.channels()), order);
  }
}
