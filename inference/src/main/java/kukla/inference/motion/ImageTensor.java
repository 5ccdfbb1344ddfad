package kukla.inference.motion;

import java.nio.FloatBuffer;
import kukla.inference.image.Image;

/** Between 8-bit interleaved pictures and 1×3×H×W tensors in [0, 1]. One thread; no allocation. */
public final class ImageTensor {
  private static final int CHANNELS = 3;

  private final int width;
  private final int height;
  private final byte[] row;
  private final float[] line;
  private final boolean reversed;

  /**
   * For pictures of one size.
   *
   * @param reversed the tensor's channels are in the other order than the picture's
   */
  public ImageTensor(int width, int height, boolean reversed) {
    this.width = width;
    this.height = height;
    this.reversed = reversed;
    row = new byte[width * CHANNELS];
    line = new float[width];
  }

  /** Fills a tensor from a picture. */
  public void read(Image picture, FloatBuffer tensor) {
    check(picture);
    for (int y = 0; y < height; y++) {
      picture.pixels().get(y * picture.stride(), row);
      for (int c = 0; c < CHANNELS; c++) {
        int channel = reversed ? CHANNELS - 1 - c : c;
        for (int x = 0; x < width; x++) {
          line[x] = (row[CHANNELS * x + channel] & 0xff) * (1 / 255f);
        }
        tensor.put((c * height + y) * width, line);
      }
    }
  }

  /** Fills a picture from a tensor. */
  public void write(FloatBuffer tensor, Image picture) {
    check(picture);
    for (int y = 0; y < height; y++) {
      for (int c = 0; c < CHANNELS; c++) {
        int channel = reversed ? CHANNELS - 1 - c : c;
        tensor.get((c * height + y) * width, line);
        for (int x = 0; x < width; x++) {
          float value = Math.max(0f, Math.min(line[x], 1f));
          row[CHANNELS * x + channel] = (byte) (int) (value * 255f + 0.5f);
        }
      }
      picture.pixels().put(y * picture.stride(), row);
    }
  }

  private void check(Image picture) {
    if (picture.width() != width
        || picture.height() != height
        || picture.order().channels() != CHANNELS) {
      throw new IllegalArgumentException(
          "expected an RGB picture of "
              + width
              + "×"
              + height
              + ", found "
              + picture.width()
              + "×"
              + picture.height()
              + " "
              + picture.order());
    }
  }
}
