package kukla.app.sink;

import kukla.media.FrameRate;

/**
 * What every program picture of a session is like: tightly packed RGBA, top row first.
 *
 * @param width pixels a row
 * @param height rows
 * @param frameRate how many are offered a second, at most
 */
public record ProgramFormat(int width, int height, FrameRate frameRate) {
  public ProgramFormat {
    if (width <= 0 || height <= 0) {
      throw new IllegalArgumentException("expected a size, found " + width + "×" + height);
    }
  }

  /** Whether width and height are even, as YUYV is sent. */
  public boolean isEven() {
    return width % 2 == 0 && height % 2 == 0;
  }

  /** Bytes of one picture. */
  public int bytes() {
    return Math.multiplyExact(Math.multiplyExact(width, height), 4);
  }
}
