package kukla.app.loop;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.FILLED;
import static org.bytedeco.opencv.global.opencv_imgproc.FONT_HERSHEY_SIMPLEX;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.circle;
import static org.bytedeco.opencv.global.opencv_imgproc.ellipse;
import static org.bytedeco.opencv.global.opencv_imgproc.getTextSize;
import static org.bytedeco.opencv.global.opencv_imgproc.putText;

import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** The still picture that goes out while there is nothing else that may: never the performer. */
public final class Placeholder {
  private static final String WORDS = "One moment, please";

  private Placeholder() {}

  /** Draws it, RGB. */
  @SuppressWarnings("try") // the scope frees every native object made inside
  public static Image draw(int width, int height) {
    Image picture = Image.allocate(width, height, ChannelOrder.RGB);
    try (PointerScope scope = new PointerScope()) {
      Mat canvas =
          new Mat(
              height, width, CV_8UC3, new BytePointer(picture.pixels()), (long) picture.stride());
      canvas.put(new Scalar(34, 38, 46, 0));
      Scalar faint = new Scalar(58, 64, 76, 0);
      int unit = Math.min(width, height);
      Point head = new Point(width / 2, height / 2 - unit / 6);
      circle(canvas, head, unit / 8, faint, FILLED, LINE_AA, 0);
      Point shoulders = new Point(width / 2, height / 2 + unit / 5);
      Size wide = new Size(unit / 5, unit / 5);
      ellipse(canvas, shoulders, wide, 0, 180, 360, faint, FILLED, LINE_AA, 0);
      double scale = unit / 600.0;
      int stroke = Math.max(1, unit / 400);
      int across =
          getTextSize(WORDS, FONT_HERSHEY_SIMPLEX, scale, stroke, new IntPointer(1)).width();
      putText(
          canvas,
          WORDS,
          new Point((width - across) / 2, height / 2 + unit * 33 / 100),
          FONT_HERSHEY_SIMPLEX,
          scale,
          new Scalar(196, 202, 212, 0),
          stroke,
          LINE_AA,
          false);
    }
    return picture;
  }
}
