package kukla.models.synth;

import java.nio.ByteBuffer;
import kukla.inference.image.Image;
import org.bytedeco.javacpp.Loader;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfByte;
import org.opencv.core.MatOfInt;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;

/** Codes pictures as JPEG or PNG through OpenCV. */
final class Picture {
  static {
    Loader.load(org.bytedeco.opencv.opencv_java.class);
  }

  private Picture() {}

  /** JPEG bytes of an RGB picture. */
  static byte[] jpeg(Image rgb, int quality) {
    return encode(rgb, ".jpg", Imgcodecs.IMWRITE_JPEG_QUALITY, quality);
  }

  /** PNG bytes of an RGB picture. */
  static byte[] png(Image rgb) {
    return encode(rgb, ".png", Imgcodecs.IMWRITE_PNG_COMPRESSION, 9);
  }

  private static byte[] encode(Image rgb, String extension, int key, int value) {
    Mat mat = new Mat(rgb.height(), rgb.width(), CvType.CV_8UC3, rgb.pixels(), rgb.stride());
    Mat bgr = new Mat();
    MatOfByte bytes = new MatOfByte();
    MatOfInt options = new MatOfInt(key, value);
    try {
      Imgproc.cvtColor(mat, bgr, Imgproc.COLOR_RGB2BGR);
      Imgcodecs.imencode(extension, bgr, bytes, options);
      return bytes.toArray();
    } finally {
      mat.release();
      bgr.release();
      bytes.release();
      options.release();
    }
  }

  /** Codes the picture as a JPEG of this quality and back, in place. */
  static void spoil(Image rgb, int quality) {
    MatOfByte coded = new MatOfByte(jpeg(rgb, quality));
    Mat bgr = Imgcodecs.imdecode(coded, Imgcodecs.IMREAD_COLOR);
    ByteBuffer pixels = rgb.pixels();
    Mat mat = new Mat(rgb.height(), rgb.width(), CvType.CV_8UC3, pixels, rgb.stride());
    try {
      Imgproc.cvtColor(bgr, mat, Imgproc.COLOR_BGR2RGB);
    } finally {
      coded.release();
      bgr.release();
      mat.release();
    }
  }
}
