package kukla.media;

import static kukla.media.TestPictures.frame;
import static kukla.media.TestPictures.writeClip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import kukla.inference.Fault;
import kukla.inference.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadClipTest {
  private static final int FRAMES = 60;

  @TempDir private Path folder;

  @Test
  void theFirstHalfOfAClipIsUsedAndTheLossTold() throws IOException {
    Path half = cut(whole(), 0.5);
    Optional<BrokenTail> tail = readAll(half);
    assertThat(tail).isPresent();
    assertThat(tail.get().framesDecoded()).isBetween(5L, FRAMES - 5L);
    assertThat(tail.get().reason())
        .isEqualTo(
            "the file ends after " + tail.get().framesDecoded() + " of " + FRAMES + " frames");
  }

  @Test
  void damageInTheMiddleIsPassedByAndTold() throws IOException {
    Path file = whole();
    byte[] bytes = Files.readAllBytes(file);
    int data = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("mdat");
    int middle = data + (bytes.length - data) / 2;
    for (int i = 0; i < 3000 && middle + i < bytes.length; i++) {
      bytes[middle + i] = (byte) (i * 31 + i / 7);
    }
    Files.write(file, bytes);
    Optional<BrokenTail> tail = readAll(file);
    assertThat(tail).isPresent();
    assertThat(tail.get().framesDecoded()).isGreaterThan(FRAMES / 3);
    assertThat(tail.get().reason()).contains("damaged");
  }

  @Test
  void aBeginningWithoutPicturesIsNoVideo() throws IOException {
    Path stub = cut(whole(), 0.01);
    assertFault(stub, "expected a video, found none that can be read");
  }

  @Test
  void aMissingFile() {
    assertFault(folder.resolve("none.mp4"), "found no such file");
  }

  @Test
  void aFolder() {
    assertFault(folder, "found something that is not a file");
  }

  @Test
  void anEmptyFile() throws IOException {
    assertFault(Files.createFile(folder.resolve("empty.mp4")), "found an empty file");
  }

  @Test
  void aTextFileWhateverItsName() throws IOException {
    String text = "no video at all\n".repeat(500);
    assertFault(Files.writeString(folder.resolve("letter.mp4"), text), "expected a video");
    assertFault(Files.writeString(folder.resolve("letter.txt"), text), "expected a video");
  }

  @Test
  void soundAlone() throws IOException {
    assertFault(TestSound.wav(folder.resolve("tone.wav"), 1), "expected a video");
  }

  @Test
  void aClosedReaderSaysSo() throws IOException {
    ClipReader reader = ClipReader.open(whole());
    reader.close();
    reader.close();
    assertThatThrownBy(reader::skip).isInstanceOf(IllegalStateException.class);
  }

  private static void assertFault(Path file, String part) {
    assertThatThrownBy(() -> ClipReader.open(file).close())
        .isInstanceOf(Fault.class)
        .hasMessageStartingWith("reading clip " + file + ": ")
        .hasMessageContaining(part)
        .hasMessageContaining("; ");
  }

  private Path whole() throws IOException {
    Path file = folder.resolve("whole.mp4");
    writeClip(file, ClipFormat.of(320, 240, new FrameRate(25, 1)), FRAMES);
    return file;
  }

  private Path cut(Path file, double share) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Path shorter = folder.resolve("cut.mp4");
    return Files.write(shorter, Arrays.copyOf(bytes, (int) (bytes.length * share)));
  }

  private static Optional<BrokenTail> readAll(Path file) {
    try (ClipReader reader = ClipReader.open(file)) {
      Image into = reader.newImage();
      while (reader.read(into)) {
        assertThat(into.width()).isEqualTo(frame(320, 240, 0).width());
      }
      return reader.brokenTail();
    }
  }
}
