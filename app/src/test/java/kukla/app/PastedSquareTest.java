package kukla.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Random;
import kukla.inference.geometry.Affine;
import kukla.inference.geometry.FeatheredPaste;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.render.HostPixels;
import kukla.render.OffscreenContext;
import kukla.render.PixelOrder;
import kukla.render.stage.Mark;
import kukla.render.stage.Painting;
import kukla.render.stage.PictureMap;
import kukla.render.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The stage pastes the moved square as the host does. */
@Tag("gl")
class PastedSquareTest {
  private static final int WIDE = 320;
  private static final int HIGH = 200;

  private final Random random = new Random(3);
  private int changed;

  @Test
  void deviceAndHostAgree() {
    try (OffscreenContext context = OffscreenContext.open();
        Stage stage = new Stage(WIDE, HIGH)) {
      assertThat(context.description()).isNotBlank();
      stage.mark(Mark.DEFAULT.off());
      double[] feathers = {FeatheredPaste.FEATHER, 0, 0.5};
      for (double size : new double[] {150.4, 64, 31.7, 180.9, 260}) {
        for (double feather : feathers) {
          agree(stage, 64, size, random.nextDouble() * 60, random.nextDouble() * 15, feather);
        }
      }
      agree(stage, 64, 300, -40, -50, 0.2); // beyond three borders
      agree(stage, 256, 100, 17, 31, 0.1);
      agree(stage, 64, 80, WIDE - 80, 0, 0.1); // on two borders
    }
    assertThat(changed).isGreaterThan(100_000);
  }

  private void agree(Stage stage, int side, double size, double left, double top, double feather) {
    Image picture = noise(WIDE, HIGH);
    Image square = noise(side, side);
    Affine map = Affine.ontoRectangle(side, side, left, top, size, size * 0.97);
    Image host = Image.allocate(WIDE, HIGH, ChannelOrder.RGB);
    host.pixels().put(0, picture.pixels(), 0, WIDE * HIGH * 3);
    new FeatheredPaste(map, side, picture, feather).paste(square, picture, host);

    PictureMap onStage = new PictureMap(map.xx(), map.xy(), map.x0(), map.yx(), map.yy(), map.y0());
    ByteBuffer device = ByteBuffer.allocateDirect(WIDE * HIGH * 4);
    try (Painting painting = stage.painting(pixels(picture), onStage, side, feather)) {
      stage.showPortrait(painting, pixels(square));
      stage.program().readColour(device);
    }
    int largest = 0;
    for (int i = 0; i < WIDE * HIGH * 3; i++) {
      int onHost = host.pixels().get(i) & 255;
      int onDevice = device.get(i / 3 * 4 + i % 3) & 255;
      largest = Math.max(largest, Math.abs(onHost - onDevice));
      changed += host.pixels().get(i) == picture.pixels().get(i) ? 0 : 1;
    }
    assertThat(largest).as("%s, feather %s", map, feather).isLessThanOrEqualTo(2);
  }

  private Image noise(int width, int height) {
    Image image = Image.allocate(width, height, ChannelOrder.RGB);
    byte[] bytes = new byte[width * height * 3];
    random.nextBytes(bytes);
    image.pixels().put(0, bytes);
    return image;
  }

  private static HostPixels pixels(Image image) {
    return new HostPixels(
        image.pixels(), image.width(), image.height(), image.stride(), PixelOrder.RGB);
  }
}
