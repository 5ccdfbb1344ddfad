package kukla.app.capture.playback;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;

/** The test pattern as the bytes of a JPEG. */
public final class TestJpeg {
  private TestJpeg() {}

  /** Picture {@code number} of the pattern. */
  public static byte[] of(int width, int height, int number) throws IOException {
    ImageIO.setUseCache(false);
    Image image = Image.allocate(width, height, ChannelOrder.RGB);
    new TestPattern(width, height).paint(image, number, 0);
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = y * image.stride() + 3 * x;
        int red = image.pixels().get(at) & 0xff;
        int green = image.pixels().get(at + 1) & 0xff;
        picture.setRGB(x, y, red << 16 | green << 8 | (image.pixels().get(at + 2) & 0xff));
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpg", bytes);
    return bytes.toByteArray();
  }
}
