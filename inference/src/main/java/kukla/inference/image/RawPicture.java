package kukla.inference.image;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A camera's picture as the device gave it, in memory that is used again and again; empty where the
 * device gave something that {@link PictureFormat} does not know. One thread at a time.
 */
public final class RawPicture {
  private ByteBuffer bytes = ByteBuffer.allocateDirect(0);
  private @Nullable PictureFormat format;
  private int width;
  private int height;

  /** Makes it empty. */
  public void clear() {
    format = null;
  }

  /**
   * Makes it a picture; its rows are to be written at once.
   *
   * @param coming of the picture
   * @return memory for {@link PictureFormat#rows} rows of {@link PictureFormat#rowBytes} bytes,
   *     nothing between them
   */
  public ByteBuffer begin(PictureFormat coming, int newWidth, int newHeight) {
    int needed = coming.rowBytes(newWidth) * coming.rows(newHeight);
    if (bytes.capacity() < needed) {
      bytes = ByteBuffer.allocateDirect(needed);
    }
    format = coming;
    width = newWidth;
    height = newHeight;
    return bytes;
  }

  /** How it lies in memory; null where it is empty. */
  public @Nullable PictureFormat format() {
    return format;
  }

  /** Pixels a row. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /** Its rows from position 0, nothing between them. */
  public ByteBuffer bytes() {
    return bytes;
  }
}
