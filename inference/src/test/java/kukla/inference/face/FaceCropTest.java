package kukla.inference.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import kukla.inference.geometry.Affine;
import kukla.inference.geometry.Point;
import org.junit.jupiter.api.Test;

class FaceCropTest {
  @Test
  void takesHairAndChinIn() {
    FaceCrop crop = FaceCrop.around(new FaceBox(100, 100, 80, 100));
    assertThat(crop.side()).isCloseTo(170, within(1e-9));
    double above = 100 - (crop.centreY() - crop.side() / 2);
    double below = crop.centreY() + crop.side() / 2 - 200;
    assertThat(above).isGreaterThan(below).isBetween(30.0, 60.0);
    assertThat(below).isGreaterThan(20.0);
  }

  @Test
  void movesIntoThePicture() {
    FaceCrop crop = new FaceCrop(20, 190, 100).fittedInto(300, 200);
    assertThat(crop).isEqualTo(new FaceCrop(50, 150, 100));
  }

  @Test
  void shrinksWhereThePictureIsTooNarrow() {
    assertThat(new FaceCrop(50, 100, 120).fittedInto(100, 200))
        .isEqualTo(new FaceCrop(50, 100, 100));
  }

  @Test
  void reachesBeyondRatherThanShrinkMuch() {
    assertThat(new FaceCrop(30, 100, 200).fittedInto(100, 200))
        .isEqualTo(new FaceCrop(50, 100, 150));
  }

  @Test
  void mapsItsCornersIntoThePicture() {
    Affine map = new FaceCrop(100, 80, 60).cropToImage(256);
    assertThat(map.apply(new Point(0, 0))).isEqualTo(new Point(70, 50));
    assertThat(map.apply(new Point(256, 256))).isEqualTo(new Point(130, 110));
  }
}
