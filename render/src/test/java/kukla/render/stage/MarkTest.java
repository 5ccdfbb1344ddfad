package kukla.render.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import kukla.render.HostPixels;
import kukla.render.OffscreenContext;
import kukla.render.TestPixels;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("gl")
class MarkTest {
  private static final HostPixels GREY = TestPixels.plain(320, 180, 90, 90, 90);

  @ParameterizedTest
  @EnumSource
  void itIsInItsCornerAndNowhereElse(Corner corner) {
    Mark mark = new Mark(true, corner, 0.1);
    try (OffscreenContext context = OffscreenContext.open();
        Stage stage = new Stage(320, 180)) {
      assertThat(context.description()).isNotBlank();
      stage.mark(mark);
      stage.showPicture(GREY);
      byte[] shown = TestPixels.read(stage.program());
      Fit place = mark.in(320, 180);
      assertThat(place.left() < 160).isEqualTo(corner.name().endsWith("LEFT"));
      assertThat(place.top() < 90).isEqualTo(corner.name().startsWith("TOP"));
      int bright = 0;
      for (int y = 0; y < 180; y++) {
        for (int x = 0; x < 320; x++) {
          int[] pixel = TestPixels.pixel(shown, 320, x, y);
          boolean within =
              x >= place.left()
                  && x < place.left() + place.width()
                  && y >= place.top()
                  && y < place.top() + place.height();
          if (!within) {
            assertThat(pixel).containsExactly(90, 90, 90, 255);
          }
          bright += pixel[0] > 200 ? 1 : 0;
          assertThat(pixel[3]).isEqualTo(255);
        }
      }
      assertThat(bright).isBetween(15, place.width() * place.height() / 2);
    }
  }

  @Test
  void itIsOnAtFirstAndNeverLaidTwice() {
    try (OffscreenContext context = OffscreenContext.open();
        Stage stage = new Stage(320, 180);
        // the square reaches under the mark
        Painting painting = stage.painting(GREY, new PictureMap(5, 0, 150, 0, 5, 20), 32, 0.1)) {
      assertThat(context.description()).isNotBlank();
      HostPixels square = TestPixels.plain(32, 32, 200, 10, 10);
      stage.showPortrait(painting, square);
      byte[] first = TestPixels.read(stage.program());
      for (int i = 0; i < 5; i++) {
        stage.showPortrait(painting, square);
      }
      assertThat(TestPixels.read(stage.program())).isEqualTo(first);
      stage.mark(Mark.DEFAULT.off());
      stage.showPortrait(painting, square);
      assertThat(TestPixels.read(stage.program())).isNotEqualTo(first);
      stage.mark(Mark.DEFAULT);
      stage.showPortrait(painting, square);
      assertThat(TestPixels.read(stage.program())).isEqualTo(first);
    }
  }

  @ParameterizedTest
  @EnumSource
  void itIsWholeInTheSmallestPicture(Corner corner) {
    for (double size : new double[] {0.02, 0.25}) {
      Fit place = new Mark(true, corner, size).in(64, 64);
      assertThat(place.within(new Fit(0, 0, 64, 64))).isEqualTo(place);
    }
  }

  @Test
  void aSizeThatHidesOrCoversIsRefused() {
    assertThatThrownBy(() -> new Mark(true, Corner.TOP_LEFT, 0.001)).hasMessageContaining("0.001");
    assertThatThrownBy(() -> new Mark(true, Corner.TOP_LEFT, Double.NaN));
  }
}
