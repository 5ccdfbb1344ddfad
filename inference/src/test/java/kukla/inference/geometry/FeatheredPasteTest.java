package kukla.inference.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.junit.jupiter.api.Test;

class FeatheredPasteTest {
  private static final Affine PLACE = Affine.ontoRectangle(32, 32, 20.3, 10.7, 40, 40);

  @Test
  void outsideTheSquareEveryByteStays() {
    Image painting = Pictures.noise(100, 80, 1);
    Image into = copy(painting);
    Image white = Pictures.painted(32, 32, ChannelOrder.RGB, (x, y, c) -> 255);
    new FeatheredPaste(PLACE, 32, painting, 0.15).paste(white, painting, into);
    for (int y = 0; y < 80; y++) {
      for (int x = 0; x < 100; x++) {
        if (x < 20 || x > 60 || y < 10 || y > 50) {
          for (int c = 0; c < 3; c++) {
            assertThat(Pictures.get(into, x, y, c)).isEqualTo(Pictures.get(painting, x, y, c));
          }
        }
      }
    }
    assertThat(Pictures.get(into, 40, 30, 0)).isEqualTo(255);
  }

  @Test
  void theEdgeFadesWithoutAStep() {
    Image black = Image.allocate(100, 80, ChannelOrder.RGB);
    Image into = copy(black);
    Image white = Pictures.painted(32, 32, ChannelOrder.RGB, (x, y, c) -> 255);
    new FeatheredPaste(PLACE, 32, black, 0.25).paste(white, black, into);
    for (int x = 19; x < 40; x++) {
      int step = Pictures.get(into, x + 1, 30, 1) - Pictures.get(into, x, 30, 1);
      assertThat(step).isBetween(0, 45);
    }
  }

  @Test
  void whatWasCroppedAndPutBackIsThere() {
    Image painting =
        Pictures.painted(
            90,
            90,
            ChannelOrder.RGB,
            (x, y, c) -> 120 + 60 * Math.sin(x / 9.0) + 40 * Math.cos(y / 8.0));
    Image into = copy(painting);
    Image crop = Image.allocate(32, 32, ChannelOrder.RGB);
    new PictureSampler().sample(painting, PLACE, crop);
    new FeatheredPaste(PLACE, 32, painting, 0.1).paste(crop, painting, into);
    for (int i = 0; i < 90 * 90 * 3; i++) {
      int difference = (into.pixels().get(i) & 0xff) - (painting.pixels().get(i) & 0xff);
      assertThat(Math.abs(difference)).isLessThanOrEqualTo(4);
    }
  }

  @Test
  void atThePicturesBorderNothingFades() {
    Image black = Image.allocate(40, 40, ChannelOrder.RGB);
    Image white = Pictures.painted(16, 16, ChannelOrder.RGB, (x, y, c) -> 255);
    Affine beyond = Affine.ontoRectangle(16, 16, -4, 0, 48, 48);
    new FeatheredPaste(beyond, 16, black, 0.3).paste(white, black, black);
    assertThat(Pictures.get(black, 0, 0, 0)).isEqualTo(255);
    assertThat(Pictures.get(black, 39, 39, 0)).isEqualTo(255);
  }

  @Test
  void aSquareOutsideThePictureChangesNothing() {
    Image painting = Pictures.noise(30, 30, 5);
    Image into = copy(painting);
    Affine outside = Affine.ontoRectangle(16, 16, 100, 200, 16, 16);
    new FeatheredPaste(outside, 16, painting, 0.1)
        .paste(Image.allocate(16, 16, ChannelOrder.RGB), painting, into);
    assertThat(into.pixels()).isEqualTo(painting.pixels());
  }

  @Test
  void anotherSizeIsRefused() {
    Image painting = Image.allocate(30, 30, ChannelOrder.RGB);
    FeatheredPaste paste = new FeatheredPaste(PLACE, 32, painting, 0.1);
    Image square = Image.allocate(32, 32, ChannelOrder.RGB);
    Image other = Image.allocate(30, 31, ChannelOrder.RGB);
    assertThatThrownBy(() -> paste.paste(square, painting, other)).hasMessageContaining("30×31");
  }

  private static Image copy(Image image) {
    return Pictures.painted(
        image.width(), image.height(), image.order(), (x, y, c) -> Pictures.get(image, x, y, c));
  }
}
