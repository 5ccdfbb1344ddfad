package kukla.render;

import java.nio.ByteBuffer;
import java.util.Random;

/** Synthetic pictures in host memory. */
public final class TestPixels {
  private TestPixels() {}

  /** Repeatable noise, tightly packed. */
  public static HostPixels noise(int width, int height, PixelOrder order, long seed) {
    return noise(width, height, width * order.channels(), order, seed);
  }

  /** Repeatable noise, between the rows as well. */
  public static HostPixels noise(int width, int height, int stride, PixelOrder order, long seed) {
    byte[] bytes = new byte[height * stride];
    new Random(seed).nextBytes(bytes);
    return new HostPixels(
        ByteBuffer.allocateDirect(bytes.length).put(0, bytes), width, height, stride, order);
  }

  /** One colour, RGB. */
  public static HostPixels plain(int width, int height, int red, int green, int blue) {
    ByteBuffer bytes = ByteBuffer.allocateDirect(width * height * 3);
    for (int i = 0; i < width * height; i++) {
      bytes.put((byte) red).put((byte) green).put((byte) blue);
    }
    return HostPixels.packed(bytes, width, height, PixelOrder.RGB);
  }

  /** Red, green, blue of a pixel of the picture. */
  public static int[] pixel(HostPixels picture, int x, int y) {
    PixelOrder order = picture.order();
    int at = y * picture.stride() + x * order.channels();
    boolean blueFirst = order == PixelOrder.BGR || order == PixelOrder.BGRA;
    int first = picture.bytes().get(at) & 255;
    int third = picture.bytes().get(at + 2) & 255;
    int green = picture.bytes().get(at + 1) & 255;
    return blueFirst ? new int[] {third, green, first} : new int[] {first, green, third};
  }

  /** All of a framebuffer, row 0 first, RGBA. */
  public static byte[] read(Framebuffer framebuffer) {
    byte[] bytes = new byte[framebuffer.width() * framebuffer.height() * 4];
    ByteBuffer rgba = ByteBuffer.allocateDirect(bytes.length);
    framebuffer.readColour(rgba);
    rgba.get(0, bytes);
    return bytes;
  }

  /** Red, green, blue, alpha of a pixel of what {@link #read} gave. */
  public static int[] pixel(byte[] rgba, int width, int x, int row) {
    int at = (row * width + x) * 4;
    return new int[] {rgba[at] & 255, rgba[at + 1] & 255, rgba[at + 2] & 255, rgba[at + 3] & 255};
  }
}
