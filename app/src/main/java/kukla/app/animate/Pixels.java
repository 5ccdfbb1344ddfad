package kukla.app.animate;

import java.nio.ByteBuffer;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;

/** Pictures that others are parts of. */
final class Pixels {
  private Pixels() {}

  /** A black RGB picture with room for a row more, so that any part of it has whole rows. */
  static Image allocate(int width, int height) {
    int stride = Math.multiplyExact(width, ChannelOrder.RGB.channels());
    ByteBuffer room = ByteBuffer.allocateDirect(Math.multiplyExact(stride, height + 1));
    return new Image(room, width, height, stride, ChannelOrder.RGB);
  }

  /** A rectangle of a picture from {@link #allocate}, sharing its memory. */
  static Image part(Image whole, int left, int top, int width, int height) {
    int first = top * whole.stride() + left * whole.order().channels();
    return new Image(
        whole.pixels().slice(first, height * whole.stride()),
        width,
        height,
        whole.stride(),
        whole.order());
  }
}
