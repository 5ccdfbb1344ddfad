package kukla.render.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import kukla.render.HostPixels;
import kukla.render.OffscreenContext;
import kukla.render.PixelOrder;
import kukla.render.PixelUpload;
import kukla.render.TestPixels;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("gl")
class ProgramPictureTest {
  private static final int WIDE = 160;
  private static final int HIGH = 90;
  private static final PictureMap PLACE = new PictureMap(1.3, 0, 40.3, 0, 1.3, 10.7);

  private OffscreenContext context = OffscreenContext.open();
  private Stage stage = new Stage(WIDE, HIGH);

  @BeforeEach
  void withoutMark() {
    stage.mark(Mark.DEFAULT.off());
  }

  @AfterEach
  void close() {
    stage.close();
    context.close();
  }

  @ParameterizedTest
  @EnumSource
  void aPictureOfItsSizeComesThroughByteForByte(PixelOrder order) {
    HostPixels picture = TestPixels.noise(WIDE, HIGH, WIDE * order.channels() + 5, order, 1);
    for (int i = 0; order.channels() == 4 && i < WIDE * HIGH; i++) {
      picture.bytes().put(i / WIDE * picture.stride() + i % WIDE * 4 + 3, (byte) 255);
    }
    stage.showPicture(picture);
    assertShows(TestPixels.read(stage.program()), picture, 0, 0);
  }

  @Test
  void anotherSizeIsFittedOverTheCalmBackground() {
    HostPixels picture = TestPixels.noise(40, HIGH, PixelOrder.RGB, 2);
    stage.showPicture(picture);
    byte[] shown = TestPixels.read(stage.program());
    assertShows(shown, picture, 60, 0);
    assertThat(TestPixels.pixel(shown, WIDE, 59, 0)).containsExactly(28, 28, 28, 255);
    assertThat(TestPixels.pixel(shown, WIDE, 100, 89)).containsExactly(28, 28, 28, 255);
  }

  @Test
  void aLargerPictureShrinksToItsMeans() {
    HostPixels picture = TestPixels.noise(WIDE * 2, HIGH * 2, PixelOrder.RGB, 3);
    stage.showPicture(picture);
    byte[] shown = TestPixels.read(stage.program());
    for (int y = 0; y < HIGH; y++) {
      for (int x = 0; x < WIDE; x++) {
        for (int c = 0; c < 3; c++) {
          double mean = 0;
          for (int i = 0; i < 4; i++) {
            mean += TestPixels.pixel(picture, 2 * x + i % 2, 2 * y + i / 2)[c] / 4.0;
          }
          double found = TestPixels.pixel(shown, WIDE, x, y)[c];
          assertThat(Math.abs(found - mean)).isLessThan(0.76);
        }
      }
    }
  }

  @Test
  void outsideTheSquareEveryByteOfThePaintingStays() {
    HostPixels picture = TestPixels.noise(WIDE, HIGH, PixelOrder.RGB, 4);
    try (Painting painting = stage.painting(picture, PLACE, 32, 0.12)) {
      stage.showPortrait(painting, TestPixels.plain(32, 32, 255, 255, 255));
      byte[] shown = TestPixels.read(stage.program());
      for (int y = 0; y < HIGH; y++) {
        for (int x = 0; x < WIDE; x++) {
          if (x < 40 || x >= 82 || y < 10 || y >= 53) {
            assertThat(TestPixels.pixel(shown, WIDE, x, y))
                .startsWith(TestPixels.pixel(picture, x, y));
          }
        }
      }
      assertThat(TestPixels.pixel(shown, WIDE, 60, 31)).containsExactly(255, 255, 255, 255);
    }
  }

  @Test
  void whatWasShownBeforeLeavesNoTrace() {
    HostPixels picture = TestPixels.noise(WIDE, HIGH, PixelOrder.RGB, 5);
    HostPixels other = TestPixels.noise(50, HIGH, PixelOrder.RGB, 6);
    HostPixels white = TestPixels.plain(32, 32, 255, 255, 255);
    HostPixels square = TestPixels.noise(32, 32, PixelOrder.RGB, 7);
    stage.mark(Mark.DEFAULT);
    try (Painting first = stage.painting(picture, PLACE, 32, 0.12);
        Painting second = stage.painting(other);
        PixelUpload upload = new PixelUpload()) {
      stage.showPortrait(first, square);
      byte[] expected = TestPixels.read(stage.program());
      stage.showPainting(first);
      byte[] unmoved = TestPixels.read(stage.program());
      assertThat(unmoved).isNotEqualTo(expected);
      stage.showPortrait(first, white);
      stage.showPainting(first);
      assertThat(TestPixels.read(stage.program())).isEqualTo(unmoved);
      stage.showPainting(second);
      stage.showPortrait(first, square);
      assertThat(TestPixels.read(stage.program())).isEqualTo(expected);
      stage.showPicture(other);
      stage.showPortrait(first, upload.upload(square));
      assertThat(TestPixels.read(stage.program())).isEqualTo(expected);
    }
  }

  @Test
  void aTurnedSquareTurns() {
    HostPixels picture = TestPixels.plain(WIDE, HIGH, 10, 20, 30);
    // a quarter turn: the square's x goes down, its y to the left
    PictureMap turned = new PictureMap(0, -1, 100, 1, 0, 20);
    HostPixels square = TestPixels.noise(32, 32, PixelOrder.RGB, 8);
    try (Painting painting = stage.painting(picture, turned, 32, 0)) {
      stage.showPortrait(painting, square);
      byte[] shown = TestPixels.read(stage.program());
      for (int y = 0; y < 32; y++) {
        for (int x = 0; x < 32; x++) {
          assertThat(TestPixels.pixel(shown, WIDE, 99 - y, 20 + x))
              .startsWith(TestPixels.pixel(square, x, y));
        }
      }
      assertThat(TestPixels.pixel(shown, WIDE, 100, 30)).containsExactly(10, 20, 30, 255);
    }
  }

  @Test
  void theSquareMustHaveThePaintingsSide() {
    HostPixels picture = TestPixels.plain(WIDE, HIGH, 10, 20, 30);
    HostPixels square = TestPixels.plain(16, 16, 0, 0, 0);
    try (Painting still = stage.painting(picture);
        Painting moving = stage.painting(picture, PLACE, 32, 0.1)) {
      assertThatThrownBy(() -> stage.showPortrait(still, square)).hasMessageContaining("side 0");
      assertThatThrownBy(() -> stage.showPortrait(moving, square)).hasMessageContaining("16×16");
    }
  }

  private static void assertShows(byte[] shown, HostPixels picture, int left, int top) {
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        int[] pixel = TestPixels.pixel(shown, WIDE, left + x, top + y);
        assertThat(pixel).startsWith(TestPixels.pixel(picture, x, y));
        assertThat(pixel[3]).isEqualTo(255);
      }
    }
  }
}
