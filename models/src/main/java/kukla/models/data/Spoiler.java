package kukla.models.data;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/** What a poor webcam does to a picture: blur, noise, or JPEG blocks. One thread. */
final class Spoiler implements AutoCloseable {
  private final Mat decoded = new Mat();

  /** Spoils an 8-bit RGB picture in place. */
  void spoil(Mat picture, Draw draw) {
    switch (draw.below(3)) {
      case 0 -> blur(picture, draw.uniform(0.5, 1.6));
      case 1 -> noise(picture, draw.uniform(2, 12), draw);
      default -> jpeg(picture, 15 + draw.below(50));
    }
  }

  static void blur(Mat picture, double sigma) {
    try (Size automatic = new Size(0, 0)) {
      opencv_imgproc.GaussianBlur(picture, picture, automatic, sigma);
    }
  }

  static void noise(Mat picture, double deviation, Draw draw) {
    ByteBuffer pixels = picture.createBuffer();
    for (int i = 0; i < pixels.capacity(); i++) {
      double noisy = (pixels.get(i) & 0xff) + deviation * draw.normal();
      pixels.put(i, (byte) Math.max(0, Math.min(255, Math.round(noisy))));
    }
  }

  private void jpeg(Mat picture, int quality) {
    try (BytePointer bytes = new BytePointer();
        IntPointer options = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality)) {
      opencv_imgcodecs.imencode(".jpg", picture, bytes, options);
      try (Mat coded = new Mat(bytes)) {
        opencv_imgcodecs.imdecode(coded, opencv_imgcodecs.IMREAD_COLOR, decoded);
      }
      decoded.copyTo(picture);
    }
  }

  @Override
  public void close() {
    decoded.close();
  }
}
