package kukla.app.animate;

import static org.assertj.core.api.Assertions.assertThat;

import kukla.inference.face.FaceCrop;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.junit.jupiter.api.Test;

class CanvasTest {
  private static Image plain(int width, int height, int level) {
    Image image = Image.allocate(width, height, ChannelOrder.RGB);
    for (int i = 0; i < image.pixels().capacity(); i++) {
      image.pixels().put(i, (byte) level);
    }
    return image;
  }

  private static int pixel(Image image, int x, int y) {
    return image.pixels().get(y * image.stride() + x * 3) & 0xff;
  }

  @Test
  void thePaintingOutsideTheSquareStaysAsItIs() {
    Canvas canvas = new Canvas.Painting(plain(100, 80, 10), new FaceCrop(50, 40, 40), 16);
    Image frame = Pixels.allocate(100, 80);
    canvas.prepare(frame);
    canvas.compose(plain(16, 16, 200), null, frame);
    assertThat(pixel(frame, 50, 40)).isEqualTo(200);
    assertThat(pixel(frame, 29, 40)).isEqualTo(10);
    assertThat(pixel(frame, 50, 61)).isEqualTo(10);
    assertThat(pixel(frame, 99, 79)).isEqualTo(10);
  }

  @Test
  void beforeAnyFaceTheSourceIsShownUnmoved() {
    Canvas canvas = new Canvas.Painting(plain(100, 80, 10), new FaceCrop(50, 40, 40), 16);
    Image frame = Pixels.allocate(100, 80);
    canvas.prepare(frame);
    canvas.compose(null, null, frame);
    assertThat(pixel(frame, 50, 40)).isEqualTo(10);
    Image raw = Pixels.allocate(16, 16);
    Canvas square = new Canvas.RawSquare(plain(16, 16, 33));
    square.prepare(raw);
    square.compose(null, null, raw);
    assertThat(pixel(raw, 8, 8)).isEqualTo(33);
  }

  @Test
  void theDriverStandsToTheLeftAsHighAsThePortrait() {
    Canvas canvas = new Canvas.SideBySide(new Canvas.RawSquare(plain(16, 16, 33)), 40, 20);
    assertThat(canvas.width()).isEqualTo(48);
    assertThat(canvas.height()).isEqualTo(16);
    Image frame = Pixels.allocate(48, 16);
    canvas.prepare(frame);
    canvas.compose(plain(16, 16, 200), plain(40, 20, 90), frame);
    assertThat(pixel(frame, 31, 15)).isEqualTo(90);
    assertThat(pixel(frame, 32, 0)).isEqualTo(200);
    assertThat(pixel(frame, 47, 15)).isEqualTo(200);
  }
}
