package kukla.inference.image;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;

/** RGB or BGR as RGBA, nothing see-through: what graphics devices take as it is. */
public final class Opaque {
  private Opaque() {}

  /**
   * Copies a picture.
   *
   * @param from RGB or BGR
   * @param into RGBA of the same size
   */
  public static void copy(Image from, Image into) {
    if (from.order().channels() != 3
        || into.order() != ChannelOrder.RGBA
        || from.width() != into.width()
        || from.height() != into.height()) {
      throw new IllegalArgumentException(
          "expected RGB and RGBA of one size, found %d×%d %s and %d×%d %s"
              .formatted(
                  from.width(),
                  from.height(),
                  from.order(),
                  into.width(),
                  into.height(),
                  into.order()));
    }
    int how =
        from.order() == ChannelOrder.BGR
            ? opencv_imgproc.COLOR_BGR2RGBA
            : opencv_imgproc.COLOR_RGB2RGBA;
    try (Mat source = view(from, opencv_core.CV_8UC3);
        Mat copy = view(into, opencv_core.CV_8UC4)) {
      opencv_imgproc.cvtColor(source, copy, how);
    }
  }

  private static Mat view(Image picture, int type) {
    return new Mat(
        picture.height(),
        picture.width(),
        type,
        new BytePointer(picture.pixels()),
        picture.stride());
  }
}
