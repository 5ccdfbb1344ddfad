package kukla.media;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR_RGB;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_UNCHANGED;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_PNG_COMPRESSION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGBA2BGRA;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Map;
import kukla.inference.Fault;
import kukla.inference.file.AtomicFile;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;

/** Still pictures as files: any common kind in, PNG or JPEG out. */
public final class Stills {
  /** Lossless at any level; this one is quick. */
  private static final int PNG_LEVEL = 1;

  private static final int JPEG_QUALITY = 92;

  /** No still is larger; clips are. */
  private static final long MOST_BYTES = 1L << 30;

  private Stills() {}

  /**
   * Reads a still as upright 8-bit RGB: EXIF rotation applied, grey and 16 bit converted,
   * transparency put on white.
   *
   * @param file JPEG, PNG, WebP, TIFF, BMP, …
   * @throws Fault when it is missing, empty, broken off or no picture
   */
  @SuppressWarnings("try") // the scope frees every native object made inside
  public static Image read(Path file) {
    try (FileChannel channel = openForReading(file);
        PointerScope scope = new PointerScope()) {
      if (channel.size() == 0) {
        throw new Fault(
            "reading picture " + file + ": expected a picture, found an empty file; copy it again");
      }
      if (channel.size() > MOST_BYTES) {
        throw noPicture(file, "a file of " + (channel.size() >> 20) + " MiB");
      }
      MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      if (StillBytes.brokenOff(bytes)) {
        throw noPicture(file, "one that breaks off before its end");
      }
      Mat coded = new Mat(1, bytes.capacity(), CV_8UC1, new BytePointer(bytes));
      Mat stored = StillBytes.isJpeg(bytes) ? new Mat() : decoded(file, coded, IMREAD_UNCHANGED);
      if (!stored.empty() && stored.channels() == 4) {
        return onWhite(stored);
      }
      Mat rgb = decoded(file, coded, IMREAD_COLOR_RGB);
      if (rgb.empty()) {
        throw noPicture(file, "no picture that can be read");
      }
      Image image = Image.allocate(rgb.cols(), rgb.rows(), ChannelOrder.RGB);
      rgb.copyTo(view(image));
      return image;
    } catch (IOException e) {
      throw new Fault(
          "reading picture "
              + file
              + ": expected a readable file, found "
              + e.getMessage()
              + "; check the file",
          e);
    }
  }

  /** OpenCV refuses some files, first of all those with too many pixels, by an exception. */
  private static Mat decoded(Path file, Mat coded, int how) {
    try {
      return imdecode(coded, how);
    } catch (RuntimeException e) {
      throw noPicture(file, "one that is too large or damaged");
    }
  }

  private static FileChannel openForReading(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new Fault(
          "reading picture "
              + file
              + ": expected a picture, found "
              + (Files.exists(file) ? "something that is not a file" : "no such file")
              + "; check the path");
    }
    return FileChannel.open(file, StandardOpenOption.READ);
  }

  private static Fault noPicture(Path file, String found) {
    return new Fault(
        "reading picture "
            + file
            + ": expected a JPEG, PNG or other still, found "
            + found
            + "; give another file, or copy it again");
  }

  /** From BGRA of 8 or 16 bits. */
  private static Image onWhite(Mat stored) {
    Mat bgra = new Mat();
    stored.convertTo(bgra, CV_8UC(4), stored.elemSize1() == 2 ? 1 / 257.0 : 1, 0);
    Image image = Image.allocate(bgra.cols(), bgra.rows(), ChannelOrder.RGB);
    ByteBuffer from = bgra.data().capacity(bgra.step() * bgra.rows()).asByteBuffer();
    for (int y = 0; y < image.height(); y++) {
      int read = Math.toIntExact(y * bgra.step());
      int write = y * image.stride();
      for (int x = 0; x < image.width(); x++, read += 4, write += 3) {
        int alpha = from.get(read + 3) & 0xff;
        for (int c = 0; c < 3; c++) {
          int colour = from.get(read + 2 - c) & 0xff;
          image.pixels().put(write + c, (byte) (255 - (alpha * (255 - colour) + 127) / 255));
        }
      }
    }
    return image;
  }

  /**
   * Writes a still, whole or not at all.
   *
   * @param picture borrowed
   * @param file its name ends in .png, .jpg or .jpeg
   * @throws Fault when it cannot be written
   */
  public static void write(Image picture, Path file) {
    write(picture, file, Map.of());
  }

  /**
   * Writes a still, whole or not at all, with words about it.
   *
   * @param picture borrowed
   * @param file its name ends in .png, .jpg or .jpeg
   * @param words keyword → text, in a PNG only
   * @throws Fault when it cannot be written
   */
  @SuppressWarnings("try")
  public static void write(Image picture, Path file, Map<String, String> words) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    boolean png = name.endsWith(".png");
    if (!png && !name.endsWith(".jpg") && !name.endsWith(".jpeg")) {
      throw new Fault(
          "writing picture " + file + ": expected a name that ends in .png or .jpg; change it");
    }
    try (PointerScope scope = new PointerScope();
        BytePointer coded = new BytePointer();
        AtomicFile atomic = new AtomicFile(file)) {
      IntPointer parameters =
          png
              ? new IntPointer(IMWRITE_PNG_COMPRESSION, PNG_LEVEL)
              : new IntPointer(IMWRITE_JPEG_QUALITY, JPEG_QUALITY);
      imencode(png ? ".png" : ".jpg", inCodecOrder(picture), coded, parameters);
      try (FileChannel channel = FileChannel.open(atomic.beside(), StandardOpenOption.WRITE)) {
        ByteBuffer bytes = coded.asByteBuffer();
        if (png && !words.isEmpty()) {
          PngText.write(bytes, words, channel);
        }
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
      atomic.commit();
    } catch (IOException e) {
      throw new Fault(
          "writing picture "
              + file
              + ": expected room for it on the disk, found "
              + e.getMessage()
              + "; free some space or choose another place",
          e);
    }
  }

  private static Mat inCodecOrder(Image picture) {
    Mat view = view(picture);
    Mat swapped = new Mat();
    switch (picture.order()) {
      case RGB -> cvtColor(view, swapped, COLOR_RGB2BGR);
      case RGBA -> cvtColor(view, swapped, COLOR_RGBA2BGRA);
      case BGR, GRAY -> {
        return view;
      }
    }
    return swapped;
  }

  /** The picture's own memory. */
  private static Mat view(Image picture) {
    return new Mat(
        picture.height(),
        picture.width(),
        CV_8UC(picture.order().channels()),
        new BytePointer(picture.pixels().duplicate().position(0)),
        picture.stride());
  }
}
