package kukla.inference.face;

import static org.bytedeco.opencv.global.opencv_core.BORDER_REPLICATE;
import static org.bytedeco.opencv.global.opencv_core.CV_64FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2RGB;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_LINEAR;
import static org.bytedeco.opencv.global.opencv_imgproc.WARP_INVERSE_MAP;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;
import static org.bytedeco.opencv.global.opencv_imgproc.warpAffine;

import kukla.inference.geometry.Affine;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * Cuts turned squares out of pictures in native code, as {@code PictureSampler} would but sixty
 * times a second: reduced by area means first where the square is large. One thread; its opener
 * closes it.
 */
final class TurnedCrop implements AutoCloseable {
  /** Above so many pixels a pixel of the crop it is reduced first. */
  private static final double LARGE = 1.4;

  private final Image crop;
  private final BytePointer pixels;
  private final Mat into;
  private final Mat reduced = new Mat();
  private final Mat map = new Mat(2, 3, CV_64FC1);
  private final DoublePointer numbers = new DoublePointer(map.data());
  private final Size size;
  private final Scalar black = new Scalar(0);

  /**
   * @param side pixels of the crops
   */
  TurnedCrop(int side) {
    crop = Image.allocate(side, side, ChannelOrder.RGB);
    pixels = new BytePointer(crop.pixels());
    into = new Mat(side, side, CV_8UC3, pixels, crop.stride());
    size = new Size(side, side);
  }

  /**
   * The square as RGB; the same picture is filled again by the next call.
   *
   * @param picture RGB or BGR
   */
  Image cut(Image picture, AlignedSquare square) {
    double scale = square.side() / crop.width();
    double reach = 0.75 * square.side() + 2;
    int left = (int) Math.max(0, Math.min(square.centreX() - reach, picture.width() - 2.0));
    int top = (int) Math.max(0, Math.min(square.centreY() - reach, picture.height() - 2.0));
    int right = (int) Math.min(picture.width(), Math.max(square.centreX() + reach, left + 2.0));
    int bottom = (int) Math.min(picture.height(), Math.max(square.centreY() + reach, top + 2.0));
    int width = Math.max(1, right - left);
    int height = Math.max(1, bottom - top);
    try (BytePointer data = new BytePointer(picture.pixels());
        Mat whole = new Mat(picture.height(), picture.width(), CV_8UC3, data, picture.stride());
        Rect rect = new Rect(left, top, width, height);
        Mat part = new Mat(whole, rect)) {
      Affine partToPicture = Affine.translation(left, top);
      Mat from = part;
      if (scale > LARGE) {
        int fewer = Math.max(1, (int) Math.round(width / scale));
        int lower = Math.max(1, (int) Math.round(height / scale));
        try (Size small = new Size(fewer, lower)) {
          resize(part, reduced, small, 0, 0, INTER_AREA);
        }
        partToPicture =
            partToPicture.after(Affine.scale((double) width / fewer, (double) height / lower));
        from = reduced;
      }
      Affine cropToPart = partToPicture.inverse().after(square.cropToImage(crop.width()));
      // OpenCV's pixels have their middles at whole numbers
      Affine shifted =
          Affine.translation(-0.5, -0.5).after(cropToPart).after(Affine.translation(0.5, 0.5));
      numbers.put(0, shifted.xx()).put(1, shifted.xy()).put(2, shifted.x0());
      numbers.put(3, shifted.yx()).put(4, shifted.yy()).put(5, shifted.y0());
      warpAffine(from, into, map, size, INTER_LINEAR | WARP_INVERSE_MAP, BORDER_REPLICATE, black);
    }
    if (picture.order() == ChannelOrder.BGR) {
      cvtColor(into, into, COLOR_BGR2RGB);
    }
    return crop;
  }

  @Override
  public void close() {
    reduced.close();
    numbers.close();
    map.close();
    into.close();
    pixels.close();
    size.close();
    black.close();
  }
}
