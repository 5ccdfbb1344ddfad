package kukla.models.data;

import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Point2f;
import org.bytedeco.opencv.opencv_core.RotatedRect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_core.Size2f;

/** What poor cameras do to crops, and things that stand before faces. One thread. */
final class FaceSpoiler implements AutoCloseable {
  private static final int FILLED = -1;

  private final Spoiler spoiler = new Spoiler();
  private final Mat coarse = new Mat();

  /** Makes an 8-bit RGB crop coarse, blurred, noisy or blocky, each by its own chance. */
  void spoil(Mat crop, double chance, Draw draw) {
    if (draw.chance(chance / 3)) {
      int side = (int) (crop.cols() * draw.uniform(0.3, 0.8));
      try (Size small = new Size(side, side);
          Size whole = new Size(crop.cols(), crop.rows())) {
        opencv_imgproc.resize(crop, coarse, small, 0, 0, opencv_imgproc.INTER_AREA);
        opencv_imgproc.resize(coarse, crop, whole, 0, 0, opencv_imgproc.INTER_LINEAR);
      }
    }
    if (draw.chance(chance)) {
      spoiler.spoil(crop, draw);
    }
  }

  /** Draws the outline of a thing, white and filled: an ellipse, or a bar that reaches inside. */
  void shape(Mat into, Draw draw) {
    int side = into.cols();
    double x = draw.uniform(0, side);
    double y = draw.uniform(0, side);
    double turn = draw.uniform(0, 180);
    try (Scalar white = new Scalar(255)) {
      if (draw.chance(0.5)) {
        try (Point middle = new Point((int) x, (int) y);
            Size axes =
                new Size(
                    (int) (side * draw.uniform(0.06, 0.3)),
                    (int) (side * draw.uniform(0.06, 0.3)))) {
          opencv_imgproc.ellipse(
              into, middle, axes, turn, 0, 360, white, FILLED, opencv_imgproc.LINE_8, 0);
        }
      } else {
        try (Point2f middle = new Point2f((float) x, (float) y);
            Size2f size =
                new Size2f(
                    (float) (side * draw.uniform(0.3, 1)),
                    (float) (side * draw.uniform(0.08, 0.35)));
            RotatedRect bar = new RotatedRect(middle, size, (float) turn);
            Point2f corners = new Point2f(4);
            Point polygon = new Point(4)) {
          bar.points(corners);
          for (int i = 0; i < 4; i++) {
            polygon.position(i).x((int) corners.position(i).x()).y((int) corners.y());
          }
          polygon.position(0);
          corners.position(0);
          opencv_imgproc.fillConvexPoly(into, polygon, 4, white, opencv_imgproc.LINE_8, 0);
        }
      }
    }
  }

  /** One colour, often near skin, with a soft shade. */
  void paint(Mat into, Draw draw) {
    double light = draw.uniform(0.15, 1);
    boolean skin = draw.chance(0.5);
    double red = 255 * (skin ? light : draw.uniform());
    double green = skin ? red * draw.uniform(0.6, 0.85) : 255 * draw.uniform();
    double blue = skin ? green * draw.uniform(0.65, 0.95) : 255 * draw.uniform();
    try (Scalar colour = new Scalar(red, green, blue, 0)) {
      into.put(colour);
    }
    Spoiler.noise(into, draw.uniform(1, 14), draw);
    if (draw.chance(0.7)) {
      Spoiler.blur(into, draw.uniform(1, 4));
    }
  }

  @Override
  public void close() {
    spoiler.close();
    coarse.close();
  }
}
