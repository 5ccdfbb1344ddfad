package kukla.inference.gpu;

/** How a finished picture goes to the host. */
public enum Packing {
  /** As it is. */
  RGBA(4),
  /** As virtual cameras take it: two pixels in four bytes, BT.601, limited range; of even width. */
  YUYV(2);

  private final int bytesAPixel;

  Packing(int bytesAPixel) {
    this.bytesAPixel = bytesAPixel;
  }

  /** Bytes of a picture. */
  public long bytes(int width, int height) {
    return (long) bytesAPixel * width * height;
  }
}
