package kukla.app.animate;

import static org.assertj.core.api.Assertions.assertThat;

import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntheticMarkTest {
  @ParameterizedTest
  @CsvSource({"64,48", "256,256", "1920,1080", "16,16"})
  void coversALittleOfTheBottomRightCornerAndShowsOnBlackAndWhite(int width, int height) {
    SyntheticMark mark = new SyntheticMark(width, height);
    for (int ground : new int[] {0, 255}) {
      Image picture = Image.allocate(width, height, ChannelOrder.RGB);
      for (int i = 0; i < picture.pixels().capacity(); i++) {
        picture.pixels().put(i, (byte) ground);
      }
      mark.lay(picture);
      int changed = 0;
      int above = 0;
      for (int i = 0; i < picture.pixels().capacity(); i++) {
        if ((picture.pixels().get(i) & 0xff) != ground) {
          changed++;
          above += i / picture.stride() < height / 2 && height > 40 ? 1 : 0;
        }
      }
      assertThat(changed).isPositive();
      assertThat(above).isZero();
      if (width >= 256) {
        assertThat(changed).isLessThan(picture.pixels().capacity() / 40);
      }
    }
  }
}
