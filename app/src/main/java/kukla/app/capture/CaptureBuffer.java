package kukla.app.capture;

import kukla.app.capture.camera.CameraMode;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.inference.image.RawPicture;

/**
 * Memory of one camera picture, which is used again and again.
 *
 * @param picture RGB
 * @param raw the same as the device gave it; empty where nobody wants that
 */
record CaptureBuffer(Image picture, RawPicture raw) {
  /** For pictures of that size. */
  static CaptureBuffer allocate(CameraMode mode) {
    return new CaptureBuffer(
        Image.allocate(mode.width(), mode.height(), ChannelOrder.RGB), new RawPicture());
  }
}
