package kukla.media;

import static kukla.media.TestPictures.difference;
import static kukla.media.TestPictures.frame;
import static kukla.media.TestPictures.millis;
import static kukla.media.TestPictures.writeClip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kukla.inference.Fault;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClipRoundTripTest {
  private static final FrameRate RATE = new FrameRate(25, 1);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"64,48", "65,49", "360,288", "256,256", "34,60"})
  void whatIsWrittenIsRead(int width, int height) {
    Path file = folder.resolve("clip.mp4");
    writeClip(file, ClipFormat.of(width, height, RATE), 12);
    try (ClipReader reader = ClipReader.open(file)) {
      assertThat(reader.width()).isEqualTo(width + (width & 1));
      assertThat(reader.height()).isEqualTo(height + (height & 1));
      assertThat(reader.frameRate()).isEqualTo(RATE);
      assertThat(reader.frameCountEstimate()).isEqualTo(12);
      assertThat(reader.duration().toMillis()).isEqualTo(480);
      assertThat(reader.hasSound()).isFalse();
      Image into = reader.newImage();
      for (int i = 0; i < 12; i++) {
        assertThat(reader.read(into)).isTrue();
        assertThat(reader.presentationNanos()).isEqualTo(i * 40_000_000L);
        assertThat(difference(into, frame(width, height, i))).isLessThan(4);
      }
      assertThat(reader.read(into)).isFalse();
      assertThat(reader.brokenTail()).isEmpty();
      assertThat(reader.framesRead()).isEqualTo(12);
    }
  }

  @Test
  void readsIntoPartOfALargerPictureAndTouchesNothingElse() {
    Path file = folder.resolve("clip.mp4");
    writeClip(file, ClipFormat.of(72, 40, RATE), 1);
    int stride = 100 * 3;
    ByteBuffer memory = ByteBuffer.allocateDirect(stride * 41);
    Image part = new Image(memory, 72, 40, stride, ChannelOrder.RGB);
    try (ClipReader reader = ClipReader.open(file)) {
      assertThat(reader.read(part)).isTrue();
    }
    assertThat(difference(part, frame(72, 40, 0))).isLessThan(3);
    for (int y = 0; y < 41; y++) {
      for (int x = y < 40 ? 72 * 3 : 0; x < stride; x++) {
        assertThat(memory.get(y * stride + x)).isZero();
      }
    }
  }

  @Test
  void ntscRateIsExact() {
    Path file = folder.resolve("clip.mp4");
    writeClip(file, ClipFormat.of(64, 48, new FrameRate(30000, 1001)), 31);
    try (ClipReader reader = ClipReader.open(file)) {
      assertThat(reader.frameRate()).isEqualTo(new FrameRate(30000, 1001));
    }
    assertThat(millis(file)).startsWith(0L, 33L, 67L, 100L).endsWith(1001L).hasSize(31);
  }

  @Test
  void timesOfTheirOwnSurvive() {
    Path file = folder.resolve("clip.mp4");
    long[] times = {0, 40, 95, 300, 310, 1000};
    try (ClipWriter writer = ClipWriter.open(file, ClipFormat.of(64, 48, RATE))) {
      for (int i = 0; i < times.length; i++) {
        writer.write(frame(64, 48, i), times[i] * 1_000_000);
      }
      writer.finish();
    }
    assertThat(millis(file)).containsExactly(0L, 40L, 95L, 300L, 310L, 1000L);
  }

  @Test
  void timesRoundedToMillisecondsFallBackOnTheBeat() {
    Path file = folder.resolve("clip.mp4");
    try (ClipWriter writer = ClipWriter.open(file, ClipFormat.of(64, 48, new FrameRate(30, 1)))) {
      for (int i = 0; i < 30; i++) {
        writer.write(frame(64, 48, i), Math.round(i * 1000 / 30.0) * 1_000_000);
      }
      writer.finish();
    }
    try (ClipReader reader = ClipReader.open(file)) {
      for (int i = 0; reader.skip(); i++) {
        assertThat(reader.presentationNanos()).isEqualTo(Math.round(i * 1e9 / 30));
      }
    }
  }

  @Test
  void aQuarterTurnInTheFileIsUndone() throws IOException {
    Path file = folder.resolve("turned.mp4");
    writeClip(file, ClipFormat.of(64, 48, RATE), 2);
    turn(file, 0, 1, -1, 0);
    try (ClipReader reader = ClipReader.open(file)) {
      assertThat(reader.width()).isEqualTo(48);
      assertThat(reader.height()).isEqualTo(64);
      Image shown = reader.newImage();
      reader.read(shown);
      // clockwise: what was at the bottom left is now at the top left
      assertNear(pixel(shown, 2, 2), 20, 212, 20);
      assertNear(pixel(shown, 45, 2), 20, 28, 20);
      assertNear(pixel(shown, 45, 61), 212, 28, 20);
    }
  }

  @Test
  void metadataIsKept() throws IOException {
    Path file = folder.resolve("clip.mp4");
    Map<String, String> entries = Map.of("comment", "synthetic: made with Kukla");
    writeClip(file, ClipFormat.of(64, 48, RATE).withMetadata(entries), 2);
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .contains("synthetic: made with Kukla");
  }

  @Test
  void anUnfinishedClipLeavesNothingButTheOlderOne() throws IOException {
    Path file = folder.resolve("clip.mp4");
    Files.writeString(file, "older");
    try (ClipWriter writer = ClipWriter.open(file, ClipFormat.of(64, 48, RATE))) {
      writer.write(frame(64, 48, 0));
    }
    assertThat(file).hasContent("older");
    assertThat(names(folder)).containsExactly("clip.mp4");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsOneSentence() throws IOException {
    Path blocked = Files.writeString(folder.resolve("file"), "").resolve("clip.mp4");
    ClipFormat format = ClipFormat.of(64, 48, RATE);
    assertThatThrownBy(() -> ClipWriter.open(blocked, format))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("expected a folder that can be written");
    assertThatThrownBy(() -> ClipWriter.open(folder, format))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("found a folder");
  }

  private static List<String> names(Path folder) {
    List<String> names = new ArrayList<>();
    try (var files = Files.list(folder)) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  /** Writes a display matrix into the first track's header. */
  private static void turn(Path file, int a, int b, int c, int d) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int header = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("tkhd");
    ByteBuffer matrix = ByteBuffer.wrap(bytes).position(header + 4 + 40);
    int one = 1 << 16;
    for (int value : new int[] {a * one, b * one, 0, c * one, d * one, 0, 0, 0, 1 << 30}) {
      matrix.putInt(value);
    }
    Files.write(file, bytes);
  }

  private static List<Integer> pixel(Image image, int x, int y) {
    int at = y * image.stride() + x * 3;
    return List.of(
        image.pixels().get(at) & 0xff,
        image.pixels().get(at + 1) & 0xff,
        image.pixels().get(at + 2) & 0xff);
  }

  private static void assertNear(List<Integer> pixel, int red, int green, int blue) {
    assertThat(pixel.get(0)).isBetween(red - 14, red + 14);
    assertThat(pixel.get(1)).isBetween(green - 14, green + 14);
    assertThat(pixel.get(2)).isBetween(blue - 14, blue + 14);
  }
}
