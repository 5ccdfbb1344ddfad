package kukla.app.capture;

import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.inference.image.RawPicture;

/**
 * Memory of one camera picture, which is used again and again.
 *
 * @param picture RGB
 * @param raw the same as the device gave it; empty where nobody wants that
 */
record Taken(Image picture, RawPicture raw) {
  /** For pictures of that size. */
  static Taken allocate(CameraMode mode) {
    return new Taken(
        Image.allocate(mode.width(), mode.height(), ChannelOrder.RGB), new RawPicture());
  }
}
