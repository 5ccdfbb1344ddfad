package kukla.render.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.lwjgl.opengl.GL11.GL_NO_ERROR;
import static org.lwjgl.opengl.GL11.glGetError;

import java.nio.ByteBuffer;
import kukla.render.Framebuffer;
import kukla.render.HostPixels;
import kukla.render.OffscreenContext;
import kukla.render.PixelOrder;
import kukla.render.PixelReadback;
import kukla.render.TestPixels;
import kukla.render.Texture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("gl")
class PreviewTest {
  private static final PictureMap PLACE = new PictureMap(2, 0, 130, 0, 2, 40);
  private static final int[] DARK = {18, 18, 18};
  private static final int[] RED = {200, 0, 0};
  private static final int[] GREEN = {0, 200, 0};
  private static final int[] BLUE = {0, 0, 200};
  private static final int[] WHITE = {255, 255, 255};

  private OffscreenContext context = OffscreenContext.open();
  private Stage stage = new Stage(320, 180);
  private Overlays overlays = new Overlays();
  private Framebuffer view = Framebuffer.flat(320, 180, Texture.Format.RGBA8);
  // red, its square blue
  private Painting painting = stage.painting(TestPixels.plain(320, 180, 200, 0, 0), PLACE, 32, 0);

  @BeforeEach
  void show() {
    stage.mark(Mark.DEFAULT.off());
    stage.showPortrait(painting, TestPixels.plain(32, 32, 0, 0, 200));
    // 90 × 90: the left half green, the right half white
    HostPixels camera = TestPixels.plain(90, 90, 0, 200, 0);
    for (int y = 0; y < 90; y++) {
      for (int x = 45; x < 90; x++) {
        int at = (y * 90 + x) * 3;
        camera.bytes().put(at, (byte) 255).put(at + 1, (byte) 255).put(at + 2, (byte) 255);
      }
    }
    stage.showCamera(camera, new PictureMap(0.5, 0, 45, 0, 0.5, 0), 32);
  }

  @AfterEach
  void close() {
    assertThat(glGetError()).isEqualTo(GL_NO_ERROR);
    painting.close();
    view.close();
    overlays.close();
    stage.close();
    context.close();
  }

  private void draw(Layout layout, boolean mirrored) {
    stage.drawPreview(
        new Preview(layout, 0.5, mirrored, Corner.TOP_LEFT), overlays, view.name(), 320, 180);
  }

  /** Pixel from the top left corner. */
  private int[] at(int x, int y) {
    int[] rgba = TestPixels.pixel(TestPixels.read(view), view.width(), x, view.height() - 1 - y);
    return new int[] {rgba[0], rgba[1], rgba[2]};
  }

  @Test
  void portraitIsTheProgramPictureTheOtherWayUp() {
    HostPixels picture = TestPixels.noise(320, 180, PixelOrder.RGB, 1);
    stage.showPicture(picture);
    draw(Layout.PORTRAIT, true);
    byte[] shown = TestPixels.read(view);
    for (int y = 0; y < 180; y++) {
      for (int x = 0; x < 320; x++) {
        int[] pixel = TestPixels.pixel(shown, 320, x, 179 - y);
        for (int c = 0; c < 3; c++) {
          assertThat(pixel[c]).isCloseTo(TestPixels.pixel(picture, x, y)[c], within(1));
        }
      }
    }
  }

  @Test
  void sideBySide() {
    draw(Layout.SIDE_BY_SIDE, false);
    assertThat(at(20, 20)).isEqualTo(GREEN); // camera 160 × 160 at (0, 10)
    assertThat(at(140, 20)).isEqualTo(WHITE);
    assertThat(at(80, 5)).isEqualTo(DARK);
    assertThat(at(170, 60)).isEqualTo(RED); // program 160 × 90 at (160, 45)
    assertThat(at(160 + 80, 90)).isEqualTo(BLUE);
    assertThat(at(240, 140)).isEqualTo(DARK);
    draw(Layout.SIDE_BY_SIDE, true);
    assertThat(at(20, 20)).isEqualTo(WHITE);
    assertThat(at(140, 20)).isEqualTo(GREEN);
    assertThat(at(170, 60)).isEqualTo(RED);
  }

  @Test
  void pictureInPicture() {
    draw(Layout.PICTURE_IN_PICTURE, false);
    assertThat(at(300, 170)).isEqualTo(RED);
    assertThat(at(160, 70)).isEqualTo(BLUE);
    assertThat(at(15, 20)).isEqualTo(GREEN); // 50 × 50 at (5, 5)
    assertThat(at(45, 20)).isEqualTo(WHITE);
    assertThat(at(2, 2)).isEqualTo(RED);
  }

  @Test
  void overlayLaysTheSourceOverTheDrivingSquare() {
    draw(Layout.OVERLAY, false);
    // camera 180 × 180 at (70, 0); the driving square is its pixels (45, 0) to (61, 16)
    assertThat(at(100, 100)).isEqualTo(GREEN);
    assertThat(at(200, 100)).isEqualTo(WHITE);
    assertHalfRedOnWhite(at(70 + 2 * 53, 16));
    assertThat(at(10, 10)).isEqualTo(DARK);
    draw(Layout.OVERLAY, true);
    assertHalfRedOnWhite(at(70 + 180 - 2 * 53, 16));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theSourceOverTheCameraIsNeverItsMirrorImage(boolean faceIsThere) {
    HostPixels halves = TestPixels.plain(320, 180, 200, 0, 0);
    for (int i = 0; i < 320 * 180; i++) {
      if (i % 320 >= 162) {
        halves.bytes().put(3 * i, (byte) 0).put(3 * i + 2, (byte) 200); // right of its square
      }
    }
    try (Painting source = stage.painting(halves, PLACE, 32, 0)) {
      stage.showPainting(source);
      HostPixels camera = TestPixels.plain(90, 90, 255, 255, 255);
      stage.showCamera(camera, faceIsThere ? new PictureMap(1, 0, 29, 0, 1, 29) : null, 32);
      for (boolean mirrored : new boolean[] {false, true}) {
        Preview look = new Preview(Layout.OVERLAY, 1, mirrored, Corner.TOP_LEFT);
        stage.drawPreview(look, null, view.name(), 320, 180);
        assertThat(at(150, 90)).isEqualTo(RED);
        assertThat(at(175, 90)).isEqualTo(BLUE);
      }
    }
  }

  private static void assertHalfRedOnWhite(int[] pixel) {
    assertThat(pixel[0]).isCloseTo(228, within(2));
    assertThat(pixel[1]).isCloseTo(128, within(2));
    assertThat(pixel[2]).isCloseTo(128, within(2));
  }

  @Test
  void withoutCameraThePortraitStandsAlone() {
    stage.loseCamera();
    for (Layout layout : Layout.values()) {
      draw(layout, true);
      assertThat(at(5, 5)).isEqualTo(RED);
      assertThat(at(160, 70)).isEqualTo(BLUE);
    }
  }

  @Test
  void anotherShapeIsLetterboxed() {
    try (Framebuffer high = Framebuffer.flat(160, 400, Texture.Format.RGBA8)) {
      stage.drawPreview(Preview.DEFAULT, null, high.name(), 160, 400);
      byte[] shown = TestPixels.read(high);
      assertThat(TestPixels.pixel(shown, 160, 80, 10)).startsWith(DARK);
      assertThat(TestPixels.pixel(shown, 160, 2, 200)).startsWith(RED);
      assertThat(TestPixels.pixel(shown, 160, 80, 399 - 155 - 36)).startsWith(BLUE);
    }
    stage.drawPreview(Preview.DEFAULT, null, view.name(), 0, 0);
  }

  @ParameterizedTest
  @EnumSource
  void previewAndOverlaysNeverTouchTheProgramPicture(Layout layout) {
    stage.mark(Mark.DEFAULT);
    stage.showPortrait(painting, TestPixels.noise(32, 32, PixelOrder.RGB, 3));
    byte[] before = TestPixels.read(stage.program());
    fillOverlays();
    ByteBuffer copy = ByteBuffer.allocateDirect(before.length);
    try (PixelReadback readback = new PixelReadback(320, 180)) {
      readback.start(stage.program(), 1, 2);
      draw(layout, true);
      assertThat(
              readback.collect((rgba, s, n) -> copy.put(0, rgba, 0, before.length), 5_000_000_000L))
          .isEqualTo(1);
    }
    assertThat(TestPixels.read(stage.program())).isEqualTo(before);
    byte[] sent = new byte[before.length];
    copy.get(0, sent);
    assertThat(sent).isEqualTo(before);
    byte[] covered = TestPixels.read(view);
    for (Overlay overlay : Overlay.values()) {
      overlays.show(overlay, false);
    }
    draw(layout, true);
    assertThat(TestPixels.read(view)).isNotEqualTo(covered);
    assertThatThrownBy(
            () -> stage.drawPreview(Preview.DEFAULT, overlays, stage.program().name(), 320, 180))
        .hasMessageContaining("program");
  }

  private void fillOverlays() {
    for (Overlay overlay : Overlay.values()) {
      overlays.show(overlay, true);
    }
    overlays.drivingKeypoints(new float[] {0, 0}, null);
    overlays.portraitKeypoints(new float[] {0, 0}, new float[] {1, 0, 0, 1});
    overlays.faceBox(10, 10, 30, 30);
    overlays.landmarks(new float[] {20, 20, 30, 30}, 2);
    overlays.denseMotion(new float[] {0.3f, 0, 0, 0.3f}, 2, 1);
    overlays.occlusion(new float[] {0, 0.3f, 0.6f, 1}, 2, 2);
    overlays.timing(new float[] {3, 4, 5});
  }
}
