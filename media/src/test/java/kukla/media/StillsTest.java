package kukla.media;

import static kukla.media.TestPictures.difference;
import static kukla.media.TestPictures.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.opencv.global.opencv_core.CV_16UC;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imwrite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import kukla.inference.Fault;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StillsTest {
  @TempDir private Path folder;

  @Test
  void pngIsLossless() {
    Path file = folder.resolve("Bild mit Ünïcode.png");
    Stills.write(frame(37, 21, 3), file);
    Image read = Stills.read(file);
    assertThat(read.width()).isEqualTo(37);
    assertThat(read.height()).isEqualTo(21);
    assertThat(difference(read, frame(37, 21, 3))).isZero();
  }

  @Test
  void jpegIsNear() {
    Path file = folder.resolve("picture.JPG");
    Stills.write(frame(64, 48, 3), file);
    assertThat(difference(Stills.read(file), frame(64, 48, 3))).isLessThan(3);
  }

  @ParameterizedTest
  @CsvSource({"1,64,48", "3,64,48", "6,48,64", "8,48,64"})
  void exifTurnsThePicture(int orientation, int width, int height) throws IOException {
    Path file = folder.resolve("camera.jpg");
    Stills.write(frame(64, 48, 0), file);
    addOrientation(file, orientation);
    Image read = Stills.read(file);
    assertThat(read.width()).isEqualTo(width);
    assertThat(read.height()).isEqualTo(height);
    // red is high at the stored right edge: shown right, left, bottom, top
    int[] place =
        switch (orientation) {
          case 1 -> new int[] {60, 24};
          case 3 -> new int[] {3, 24};
          case 6 -> new int[] {24, 60};
          default -> new int[] {24, 3};
        };
    assertThat(read.pixels().get(place[1] * read.stride() + place[0] * 3) & 0xff)
        .isGreaterThan(190);
  }

  @Test
  void transparencyLiesOnWhite() {
    Image clear = Image.allocate(2, 1, ChannelOrder.RGBA);
    clear.pixels().put(0, new byte[] {100, 0, 50, (byte) 128, 10, 20, 30, 0});
    Path file = folder.resolve("cut-out.png");
    Stills.write(clear, file);
    byte[] read = new byte[6];
    Stills.read(file).pixels().get(0, read);
    int[] expected = {177, 127, 152, 255, 255, 255};
    for (int i = 0; i < 6; i++) {
      assertThat(Math.abs((read[i] & 0xff) - expected[i])).isLessThanOrEqualTo(1);
    }
  }

  @Test
  void greyBecomesRgb() {
    Image grey = Image.allocate(3, 2, ChannelOrder.GRAY);
    grey.pixels().put(4, (byte) 200);
    Path file = folder.resolve("grey.png");
    Stills.write(grey, file);
    Image read = Stills.read(file);
    assertThat(read.order()).isEqualTo(ChannelOrder.RGB);
    assertThat(read.pixels().get(read.stride() + 4)).isEqualTo((byte) 200);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4})
  void sixteenBitsBecomeEight(int channels) {
    Path file = folder.resolve("deep.png");
    try (Mat deep = new Mat(4, 4, CV_16UC(channels), Scalar.all(0x8040 + 0.0));
        Mat opaque =
            channels == 4
                ? new Mat(4, 4, CV_16UC(4), new Scalar(0x8040, 0x8040, 0x8040, 0xffff))
                : deep.clone()) {
      assertThat(imwrite(file.toString(), opaque)).isTrue();
    }
    assertThat(Stills.read(file).pixels().get(0) & 0xff).isBetween(0x7f, 0x81);
  }

  @Test
  void sixteenMegapixels() {
    Path file = folder.resolve("large.jpg");
    Stills.write(Image.allocate(4608, 3456, ChannelOrder.RGB), file);
    assertThat(Stills.read(file).width()).isEqualTo(4608);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg"})
  void aBrokenOffPictureIsNone(String extension) throws IOException {
    Path file = folder.resolve("cut." + extension);
    Stills.write(frame(200, 200, 1), file);
    byte[] bytes = Files.readAllBytes(file);
    for (double share : new double[] {0.9, 0.4, 0.01}) {
      Files.write(file, Arrays.copyOf(bytes, (int) (bytes.length * share)));
      assertFault(file, "expected a JPEG, PNG or other still");
    }
  }

  @Test
  void whatIsNoPicture() throws IOException {
    assertFault(folder.resolve("none.png"), "found no such file");
    assertFault(folder, "found something that is not a file");
    assertFault(Files.createFile(folder.resolve("empty.png")), "found an empty file");
    Path text = Files.writeString(folder.resolve("text.png"), "not a picture ".repeat(100));
    assertFault(text, "found no picture that can be read");
  }

  @Test
  void morePixelsThanAnyStillHasIsOneSentence() throws IOException {
    // the start of a PNG that says it is 40000 × 40000, and its end
    ByteBuffer png = ByteBuffer.allocate(8 + 25 + 12 + 12);
    png.putLong(0x89504e470d0a1a0aL);
    chunk(
        png,
        "IHDR",
        0,
        0,
        (byte) (40_000 >> 8),
        (byte) 40_000,
        0,
        0,
        (byte) (40_000 >> 8),
        (byte) 40_000,
        8,
        2,
        0,
        0,
        0);
    chunk(png, "IDAT");
    chunk(png, "IEND");
    assertFault(Files.write(folder.resolve("wide.png"), png.array()), "too large or damaged");
  }

  private static void chunk(ByteBuffer png, String kind, int... bytes) {
    byte[] content = new byte[4 + bytes.length];
    System.arraycopy(kind.getBytes(StandardCharsets.US_ASCII), 0, content, 0, 4);
    for (int i = 0; i < bytes.length; i++) {
      content[4 + i] = (byte) bytes[i];
    }
    CRC32 sum = new CRC32();
    sum.update(content);
    png.putInt(bytes.length).put(content).putInt((int) sum.getValue());
  }

  @Test
  void aClipOfGigabytesIsNotTakenForAStill() throws IOException {
    Path file = folder.resolve("film.mp4");
    try (RandomAccessFile clip = new RandomAccessFile(file.toFile(), "rw")) {
      clip.setLength(3L << 30); // nothing is written
    }
    assertFault(file, "a file of 3072 MiB");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsOneSentence() throws IOException {
    Path blocked = Files.writeString(folder.resolve("file"), "").resolve("picture.png");
    Image picture = frame(4, 4, 0);
    assertThatThrownBy(() -> Stills.write(picture, blocked))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("expected a folder that can be written");
    assertThatThrownBy(() -> Stills.write(picture, folder.resolve("picture.xyz")))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("ends in .png or .jpg");
  }

  private static void assertFault(Path file, String part) {
    assertThatThrownBy(() -> Stills.read(file))
        .isInstanceOf(Fault.class)
        .hasMessageStartingWith("reading picture " + file + ": ")
        .hasMessageContaining(part);
  }

  /** Puts an EXIF segment that holds nothing but the orientation behind the start marker. */
  private static void addOrientation(Path file, int orientation) throws IOException {
    byte[] exif = {
      (byte) 0xff,
      (byte) 0xe1,
      0,
      34,
      'E',
      'x',
      'i',
      'f',
      0,
      0, //
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8, // big-endian TIFF, directory at 8
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      (byte) orientation,
      0,
      0,
      0,
      0,
      0,
      0
    };
    byte[] bytes = Files.readAllBytes(file);
    ByteArrayOutputStream turned = new ByteArrayOutputStream();
    turned.write(bytes, 0, 2);
    turned.writeBytes(exif);
    turned.write(bytes, 2, bytes.length - 2);
    Files.write(file, turned.toByteArray());
  }
}
