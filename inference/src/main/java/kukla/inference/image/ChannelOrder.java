package kukla.inference.image;

/** What the interleaved bytes of a pixel mean, in memory order. */
public enum ChannelOrder {
  GRAY(1),
  RGB(3),
  BGR(3),
  RGBA(4);

  private final int channels;

  ChannelOrder(int channels) {
    this.channels = channels;
  }

  /** Bytes a pixel. */
  public int channels() {
    return channels;
  }
}
