package kukla.app.capture.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import kukla.inference.Fault;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestPatternTest {
  @ParameterizedTest
  @CsvSource({"48,32", "64,48", "65,49", "160,120", "333,251", "640,480", "1280,720", "1920,1080"})
  void tellsItsNumberAtAnySize(int width, int height) {
    TestPattern pattern = new TestPattern(width, height);
    Image image = Image.allocate(width, height, ChannelOrder.RGB);
    for (long number : new long[] {0, 1, 2, 1234, 65_535, 70_000, 0xffffffffL}) {
      pattern.paint(image, number, number * 33);
      assertThat(TestPattern.number(image)).isEqualTo(OptionalLong.of(number));
    }
  }

  @Test
  void keepsToRowsOfAnyStride() {
    int stride = 3 * 100 + 20;
    Image image =
        new Image(ByteBuffer.allocateDirect(stride * 80), 100, 80, stride, ChannelOrder.RGB);
    for (int i = 0; i < image.pixels().capacity(); i++) {
      image.pixels().put(i, (byte) 7);
    }
    new TestPattern(100, 80).paint(image, 42, 0);
    assertThat(TestPattern.number(image)).hasValue(42);
    for (int y = 0; y < 80; y++) {
      for (int x = 300; x < stride; x++) {
        assertThat(image.pixels().get(y * stride + x)).isEqualTo((byte) 7);
      }
    }
  }

  @Test
  void isReadFromHalfThePixels() {
    Image large = Image.allocate(1280, 720, ChannelOrder.RGB);
    new TestPattern(1280, 720).paint(large, 987_654, 0);
    for (int width : new int[] {1000, 720, 640}) {
      Image small = Image.allocate(width, width * 9 / 16, ChannelOrder.RGB);
      for (int y = 0; y < small.height(); y++) {
        for (int x = 0; x < width; x++) {
          for (int c = 0; c < 3; c++) {
            int from = (y * 720 / small.height()) * large.stride() + (x * 1280 / width) * 3 + c;
            small.pixels().put(y * small.stride() + x * 3 + c, large.pixels().get(from));
          }
        }
      }
      assertThat(TestPattern.number(small)).as("width %d", width).hasValue(987_654);
    }
  }

  @Test
  void otherPicturesHaveNoNumber() {
    Image image = Image.allocate(320, 240, ChannelOrder.RGB);
    assertThat(TestPattern.number(image)).isEmpty();
    for (int i = 0; i < image.pixels().capacity(); i++) {
      image.pixels().put(i, (byte) 255);
    }
    assertThat(TestPattern.number(image)).isEmpty();
    for (int i = 0; i < image.pixels().capacity(); i++) {
      image.pixels().put(i, (byte) (i * 31 + i / 13));
    }
    assertThat(TestPattern.number(image)).isEmpty();
    assertThat(TestPattern.number(Image.allocate(4, 4, ChannelOrder.RGB))).isEmpty();
  }

  @Test
  void consecutivePicturesDiffer() {
    Image a = Image.allocate(640, 480, ChannelOrder.RGB);
    Image b = Image.allocate(640, 480, ChannelOrder.RGB);
    TestPattern pattern = new TestPattern(640, 480);
    pattern.paint(a, 7, 233);
    pattern.paint(b, 8, 266);
    assertThat(a.pixels()).isNotEqualTo(b.pixels());
    pattern.paint(b, 7, 233);
    assertThat(a.pixels()).isEqualTo(b.pixels());
  }

  @Test
  void isNotDrawnTooSmallToRead() {
    assertThatThrownBy(() -> new TestPattern(47, 32))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("at least 48x32");
  }
}
