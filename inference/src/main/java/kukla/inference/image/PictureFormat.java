package kukla.inference.image;

/** How a camera's picture lies in memory, as kernels of a GPU count them. */
public enum PictureFormat {
  /** Red, green, blue. */
  RGB(0),
  /** Blue, green, red. */
  BGR(1),
  /** Two pixels in four bytes: luma, U, luma, V; BT.601, limited range. */
  YUYV(2),
  /** A plane of luma, then one of U and V of each 2×2 pixels, of the same stride. */
  NV12(3);

  private final int number;

  PictureFormat(int number) {
    this.number = number;
  }

  /** What kernels call it. */
  public int number() {
    return number;
  }

  /** Of a host picture. */
  public static PictureFormat of(ChannelOrder order) {
    return switch (order) {
      case RGB -> RGB;
      case BGR -> BGR;
      case GRAY, RGBA ->
          throw new IllegalArgumentException("expected a picture of RGB or BGR, found " + order);
    };
  }

  /** Bytes of a row without anything behind it. */
  public int rowBytes(int width) {
    return switch (this) {
      case RGB, BGR -> 3 * width;
      case YUYV -> 2 * (width + 1 & ~1);
      case NV12 -> width + 1 & ~1;
    };
  }

  /** Rows of memory that a picture takes. */
  public int rows(int height) {
    return this == NV12 ? height + (height + 1) / 2 : height;
  }
}
