package kukla.app.animate;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgproc.FONT_HERSHEY_SIMPLEX;
import static org.bytedeco.opencv.global.opencv_imgproc.LINE_AA;
import static org.bytedeco.opencv.global.opencv_imgproc.getTextSize;
import static org.bytedeco.opencv.global.opencv_imgproc.putText;

import java.nio.ByteBuffer;
import java.util.Map;
import kukla.inference.image.Image;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * The small word in the bottom right corner that says a picture was made by a program: white
 * letters with a dark rim, half see-through, drawn once and laid over every frame.
 */
final class SyntheticMark {
  /** What a clip's metadata says. */
  static final Map<String, String> METADATA = Map.of("comment", "synthetic: made with Kukla");

  private static final String WORD = "synthetic";
  private static final double HEIGHT_SHARE = 0.025;
  private static final int LEAST_HEIGHT = 6;

  /** Height of the font's capitals at scale 1, pixels. */
  private static final double FONT_HEIGHT = 21;

  private static final int OPACITY = 180;

  private final int left;
  private final int top;
  private final int width;
  private final int height;
  // 0 … 255 by row: how much is letter, and how much is letter or rim
  private final byte[] letters;
  private final byte[] rims;

  /** For pictures of this size. */
  @SuppressWarnings("try") // the scope frees every native object made inside
  SyntheticMark(int pictureWidth, int pictureHeight) {
    double letterHeight =
        Math.max(LEAST_HEIGHT, HEIGHT_SHARE * Math.min(pictureWidth, pictureHeight));
    double scale = letterHeight / FONT_HEIGHT;
    int stroke = Math.max(1, (int) Math.round(letterHeight / 10));
    int rim = Math.max(1, stroke);
    try (PointerScope scope = new PointerScope()) {
      IntPointer baseline = new IntPointer(1);
      Size size = getTextSize(WORD, FONT_HERSHEY_SIMPLEX, scale, stroke, baseline);
      int margin = 2 * rim + 1;
      width = Math.min(pictureWidth, size.width() + 2 * margin);
      height = Math.min(pictureHeight, size.height() + baseline.get() + 2 * margin);
      left = Math.max(0, pictureWidth - width - (int) (letterHeight / 2));
      top = Math.max(0, pictureHeight - height - (int) (letterHeight / 2));
      Point origin = new Point(margin, margin + size.height());
      letters = draw(origin, scale, stroke);
      rims = draw(origin, scale, stroke + 2 * rim);
    }
  }

  private byte[] draw(Point origin, double scale, int stroke) {
    Mat plane = new Mat(height, width, CV_8UC1, new Scalar(0.0));
    putText(
        plane, WORD, origin, FONT_HERSHEY_SIMPLEX, scale, Scalar.all(255), stroke, LINE_AA, false);
    byte[] bytes = new byte[width * height];
    plane.data().get(bytes);
    return bytes;
  }

  /** Lays the mark over an RGB picture of its size. */
  void lay(Image picture) {
    ByteBuffer pixels = picture.pixels();
    for (int i = 0; i < letters.length; i++) {
      int rim = rims[i] & 0xff;
      if (rim == 0) {
        continue;
      }
      int colour = letters[i] & 0xff;
      int share = rim * OPACITY / 255;
      int at = (top + i / width) * picture.stride() + (left + i % width) * 3;
      for (int c = at; c < at + 3; c++) {
        int old = pixels.get(c) & 0xff;
        pixels.put(c, (byte) (old + (colour - old) * share / 255));
      }
    }
  }
}
