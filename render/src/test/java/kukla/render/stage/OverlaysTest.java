package kukla.render.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lwjgl.opengl.GL11.GL_NO_ERROR;
import static org.lwjgl.opengl.GL11.glGetError;

import kukla.render.Framebuffer;
import kukla.render.OffscreenContext;
import kukla.render.TestPixels;
import kukla.render.Texture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each overlay over a black preview of 200 × 200, camera and moved square covering all of it. */
@Tag("gl")
class OverlaysTest {
  private static final PictureMap PIXELS = new PictureMap(1, 0, 0, 0, 1, 0);
  private static final PictureMap UNIT = new PictureMap(100, 0, 100, 0, 100, 100);

  private OffscreenContext context = OffscreenContext.open();
  private Framebuffer view = Framebuffer.flat(200, 200, Texture.Format.RGBA8);
  private Overlays overlays = new Overlays();

  @AfterEach
  void close() {
    assertThat(glGetError()).isEqualTo(GL_NO_ERROR);
    overlays.close();
    view.close();
    context.close();
  }

  private int[] drawnAt(int x, int y) {
    view.clear(0, 0, 0, 1);
    overlays.draw(PIXELS, UNIT, UNIT, 200, 200);
    return TestPixels.pixel(TestPixels.read(view), 200, x, 199 - y);
  }

  private boolean inkAt(int x, int y) {
    int[] pixel = drawnAt(x, y);
    return pixel[0] + pixel[1] + pixel[2] > 60;
  }

  @Test
  void nothingIsDrawnUnlessSwitchedOn() {
    overlays.faceBox(50, 60, 80, 90);
    assertThat(inkAt(50, 100)).isFalse();
    overlays.show(Overlay.FACE_BOX, true);
    assertThat(overlays.shows(Overlay.FACE_BOX)).isTrue();
    assertThat(inkAt(50, 100)).isTrue();
    overlays.show(Overlay.FACE_BOX, false);
    assertThat(inkAt(50, 100)).isFalse();
  }

  @Test
  void theFaceBoxHasItsFourSidesAndGoesWithTheFace() {
    overlays.show(Overlay.FACE_BOX, true);
    overlays.faceBox(50, 60, 80, 90);
    assertThat(inkAt(130, 100)).isTrue();
    assertThat(inkAt(90, 60)).isTrue();
    assertThat(inkAt(90, 150)).isTrue();
    assertThat(inkAt(90, 100)).isFalse();
    overlays.noFace();
    assertThat(inkAt(130, 100)).isFalse();
  }

  @Test
  void landmarksLieWhereTheyWereFound() {
    overlays.show(Overlay.LANDMARKS, true);
    overlays.landmarks(new float[] {30, 40, 150, 20, 99, 99}, 2);
    assertThat(inkAt(30, 40)).isTrue();
    assertThat(inkAt(150, 20)).isTrue();
    assertThat(inkAt(99, 99)).isFalse();
  }

  @Test
  void aKeypointIsADotInTheEllipseOfItsMap() {
    overlays.show(Overlay.KEYPOINTS, true);
    // the circle of 0.09 becomes 18 pixels wide to each side, 4.5 high
    overlays.portraitKeypoints(new float[] {0.5f, -0.5f}, new float[] {2, 0, 0, 0.5f});
    assertThat(inkAt(150, 50)).isTrue();
    assertThat(inkAt(168, 50)).isTrue();
    assertThat(inkAt(132, 50)).isTrue();
    assertThat(inkAt(150, 54)).isTrue();
    assertThat(inkAt(150, 68)).isFalse();
    overlays.noPortrait();
    assertThat(inkAt(150, 50)).isFalse();
    // a map of [0 -1; 1 0]-kind: x of the circle goes down
    overlays.drivingKeypoints(new float[] {0, 0}, new float[] {0, 0, 3, 0});
    assertThat(inkAt(100, 100 + 26)).isTrue();
    assertThat(inkAt(100 + 26, 100)).isFalse();
  }

  @Test
  void arrowsPointAlongTheMotion() {
    overlays.show(Overlay.DENSE_MOTION, true);
    overlays.denseMotion(new float[] {0.6f, 0}, 1, 1);
    assertThat(inkAt(130, 100)).isTrue();
    assertThat(inkAt(160, 100)).isTrue();
    assertThat(inkAt(70, 100)).isFalse();
    overlays.denseMotion(new float[] {0, 0.6f}, 1, 1);
    assertThat(inkAt(100, 140)).isTrue();
    assertThat(inkAt(130, 100)).isFalse();
  }

  @Test
  void occlusionGoesFromBlueToRed() {
    overlays.show(Overlay.OCCLUSION, true);
    overlays.occlusion(new float[] {0, 1, 0, 1}, 2, 2);
    int[] hidden = drawnAt(20, 100);
    int[] kept = drawnAt(180, 100);
    assertThat(hidden[2]).isGreaterThan(hidden[0] + 40);
    assertThat(kept[0]).isGreaterThan(kept[2] + 40);
    overlays.occlusion(new float[] {0, 0, 1}, 1, 3);
    assertThat(drawnAt(100, 190)[0]).isGreaterThan(40);
    assertThat(drawnAt(100, 10)[2]).isGreaterThan(40);
  }

  @Test
  void slowerFramesMakeHigherBars() {
    overlays.show(Overlay.TIMING, true);
    overlays.timing(new float[] {25, 10});
    // 180 bars from x = 12, 70 high for 50 ms from y = 188; the newest is the last
    int newest = 12 + 179;
    assertThat(rgb(drawnAt(newest, 180))).isEqualTo(Palette.at(0));
    assertThat(rgb(drawnAt(newest, 188 - 42))).isEqualTo(Palette.at(1));
    assertThat(rgb(drawnAt(newest, 188 - 60))).isZero();
    overlays.timing(new float[] {2, 0});
    assertThat(rgb(drawnAt(newest, 180))).isNotEqualTo(Palette.at(0));
    assertThat(rgb(drawnAt(newest - 1, 180))).isEqualTo(Palette.at(0));
    for (int i = 0; i < 400; i++) {
      overlays.timing(new float[] {500, 1});
    }
    assertThat(rgb(drawnAt(100, 150))).isEqualTo(Palette.at(0));
    assertThat(rgb(drawnAt(100, 100))).isZero();
  }

  @Test
  void theSlowestStageIsSeenWhereFramesAreSlow() {
    overlays.show(Overlay.TIMING, true);
    for (int i = 0; i < 180; i++) {
      overlays.timing(new float[] {20, 40, 90}); // 150 ms: the graph is as high as 200
    }
    assertThat(rgb(drawnAt(100, 188 - 3))).isEqualTo(Palette.at(0));
    assertThat(rgb(drawnAt(100, 188 - 14))).isEqualTo(Palette.at(1));
    assertThat(rgb(drawnAt(100, 188 - 45))).isEqualTo(Palette.at(2));
    assertThat(rgb(drawnAt(100, 188 - 60))).isZero();
  }

  private static int rgb(int[] pixel) {
    int rgb = pixel[0] << 16 | pixel[1] << 8 | pixel[2];
    return rgb == 0x0c0d10 ? 0 : rgb; // the graph's own ground on black
  }

  @Test
  void numbersThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> overlays.portraitKeypoints(new float[4], new float[4]))
        .hasMessageContaining("K × 2 × 2");
    assertThatThrownBy(() -> overlays.denseMotion(new float[4], 2, 2)).hasMessageContaining("2");
    assertThatThrownBy(() -> overlays.occlusion(new float[0], 0, 2)).hasMessageContaining("0");
  }

  @Test
  void wildNumbersDoNoHarm() {
    for (Overlay overlay : Overlay.values()) {
      overlays.show(overlay, true);
    }
    overlays.portraitKeypoints(new float[] {Float.NaN, 1e30f}, new float[] {1, Float.NaN, 0, 1});
    overlays.drivingKeypoints(new float[4000], new float[8000]);
    overlays.faceBox(Double.NaN, 0, 1e20, -5);
    overlays.landmarks(new float[40_000], 20_000);
    overlays.denseMotion(new float[2 * 512 * 512], 512, 512);
    overlays.occlusion(new float[] {Float.NaN}, 1, 1);
    overlays.timing(new float[] {Float.NaN, -3, 1e30f});
    assertThat(drawnAt(5, 5)).hasSize(4);
  }
}
