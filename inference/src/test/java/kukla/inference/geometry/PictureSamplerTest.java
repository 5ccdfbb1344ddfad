package kukla.inference.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.junit.jupiter.api.Test;

class PictureSamplerTest {
  private final PictureSampler sampler = new PictureSampler();

  @Test
  void sameSizeIsTheSamePicture() {
    Image picture = Pictures.noise(37, 23, 1);
    Image copy = Image.allocate(37, 23, ChannelOrder.RGB);
    sampler.resize(picture, copy);
    assertThat(copy.pixels()).isEqualTo(picture.pixels());
  }

  @Test
  void halvingIsTheMeanOfFour() {
    Image picture = Pictures.noise(40, 20, 2);
    Image half = Image.allocate(20, 10, ChannelOrder.RGB);
    sampler.resize(picture, half);
    for (int y = 0; y < 10; y++) {
      for (int x = 0; x < 20; x++) {
        int sum = 0;
        for (int i = 0; i < 4; i++) {
          sum += Pictures.get(picture, 2 * x + (i & 1), 2 * y + (i >> 1), 1);
        }
        assertThat((double) Pictures.get(half, x, y, 1)).isCloseTo(sum / 4.0, within(0.51));
      }
    }
  }

  @Test
  void anyReductionWeighsEveryPixelByItsArea() {
    // one white pixel on black: its light is kept, spread by exact shares of area
    Image picture = Image.allocate(10, 10, ChannelOrder.GRAY);
    Pictures.set(picture, 2, 0, 0, 255);
    Image small = Image.allocate(4, 4, ChannelOrder.GRAY);
    sampler.resize(picture, small);
    // pixel 2 covers 2…3; output 0 covers 0…2.5, output 1 covers 2.5…5
    assertThat(Pictures.get(small, 0, 0, 0)).isEqualTo((int) Math.round(255 * 0.5 / 6.25));
    assertThat(Pictures.get(small, 1, 0, 0)).isEqualTo((int) Math.round(255 * 0.5 / 6.25));
    assertThat(Pictures.get(small, 2, 0, 0)).isZero();
  }

  @Test
  void growingIsLinear() {
    Image ramp = Pictures.painted(8, 1, ChannelOrder.GRAY, (x, y, c) -> 20 * x);
    Image large = Image.allocate(32, 4, ChannelOrder.GRAY);
    sampler.resize(ramp, large);
    for (int x = 2; x < 30; x++) {
      double expected = 20 * ((x + 0.5) / 4 - 0.5);
      assertThat((double) Pictures.get(large, x, 2, 0)).isCloseTo(expected, within(0.51));
    }
  }

  @Test
  void beyondTheBorderItRepeats() {
    Image picture = Pictures.painted(8, 8, ChannelOrder.RGB, (x, y, c) -> x < 4 ? 10 : 200);
    Image crop = Image.allocate(6, 6, ChannelOrder.RGB);
    sampler.sample(picture, Affine.ontoRectangle(6, 6, -20, -20, 6, 6), crop);
    assertThat(Pictures.get(crop, 0, 0, 0)).isEqualTo(10);
    sampler.sample(picture, Affine.ontoRectangle(6, 6, 4, 30, 18, 18), crop);
    assertThat(Pictures.get(crop, 5, 5, 2)).isEqualTo(200);
  }

  @Test
  void aOnePixelPictureFillsAnyCrop() {
    Image one = Pictures.painted(1, 1, ChannelOrder.RGB, (x, y, c) -> 50 + c);
    Image crop = Image.allocate(5, 5, ChannelOrder.RGB);
    sampler.sample(one, Affine.ontoRectangle(5, 5, -9, -9, 40, 40), crop);
    assertThat(Pictures.get(crop, 4, 0, 2)).isEqualTo(52);
  }

  @Test
  void rgbBecomesBgr() {
    Image picture = Pictures.painted(4, 4, ChannelOrder.RGB, (x, y, c) -> 10 + 100 * c);
    Image turned = Image.allocate(2, 2, ChannelOrder.BGR);
    sampler.resize(picture, turned);
    assertThat(Pictures.get(turned, 0, 0, 0)).isEqualTo(210);
    assertThat(Pictures.get(turned, 0, 0, 2)).isEqualTo(10);
  }

  @Test
  void greyIsNoColour() {
    Image grey = Image.allocate(4, 4, ChannelOrder.GRAY);
    Image rgb = Image.allocate(4, 4, ChannelOrder.RGB);
    assertThatThrownBy(() -> sampler.resize(grey, rgb)).hasMessageContaining("GRAY");
  }

  @Test
  void aQuarterTurnMovesPixelsWhole() {
    Image picture = Pictures.noise(6, 6, 3);
    Image turned = Image.allocate(6, 6, ChannelOrder.RGB);
    sampler.sample(picture, new Affine(0, -1, 6, 1, 0, 0), turned);
    assertThat(Pictures.get(turned, 1, 2, 0)).isEqualTo(Pictures.get(picture, 3, 1, 0));
  }

  @Test
  void aSlightTurnAgreesWithTheUprightPath() {
    Image picture =
        Pictures.painted(
            64,
            64,
            ChannelOrder.RGB,
            (x, y, c) -> 127 + 100 * Math.sin(x / 5.0 + c) * Math.cos(y / 7.0));
    Image upright = Image.allocate(20, 20, ChannelOrder.RGB);
    Image turned = Image.allocate(20, 20, ChannelOrder.RGB);
    sampler.sample(picture, new Affine(2.7, 0, 4, 0, 2.7, 3), upright);
    sampler.sample(picture, new Affine(2.7, 1e-9, 4, 0, 2.7, 3), turned);
    for (int i = 0; i < 1200; i++) {
      assertThat((double) (turned.pixels().get(i) & 0xff))
          .isCloseTo(upright.pixels().get(i) & 0xff, within(4.0));
    }
  }

  @Test
  void writesInsideTheStrideOnly() {
    Image wide = Image.allocate(8, 3, ChannelOrder.RGB);
    Image left = new Image(wide.pixels(), 4, 3, wide.stride(), ChannelOrder.RGB);
    sampler.resize(Pictures.painted(4, 3, ChannelOrder.RGB, (x, y, c) -> 255), left);
    assertThat(Pictures.get(wide, 3, 1, 0)).isEqualTo(255);
    assertThat(Pictures.get(wide, 4, 1, 0)).isZero();
  }
}
