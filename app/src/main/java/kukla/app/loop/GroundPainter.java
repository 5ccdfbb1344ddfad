package kukla.app.loop;

import kukla.inference.geometry.Affine;
import kukla.inference.geometry.FeatheredPaste;
import kukla.inference.geometry.PictureSampler;
import kukla.inference.gpu.DeviceGround;
import kukla.inference.gpu.SquarePlace;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.inference.image.Opaque;
import kukla.inference.reenact.DeviceReenactment;
import kukla.inference.reenact.Source;
import kukla.render.stage.Fit;

/** Fits paintings into the program picture for a GPU, as the stage does for OpenGL. */
final class GroundPainter {
  /** The background's grey, as the stage has it. */
  private static final int CALM = 28 | 28 << 8 | 28 << 16 | 255 << 24;

  private final int width;
  private final int height;

  /**
   * @param width of the program picture
   * @param height of the program picture
   */
  GroundPainter(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** A source's painting and the place of its square. */
  DeviceReenactment.Ground of(Source source) {
    Image painting = source.painting();
    Fit fit = Fit.contain(painting.width(), painting.height(), width, height);
    Image whole = fitted(painting, fit);
    int side = source.square().width();
    SquarePlace place =
        SquarePlace.of(
            source.crop().cropToImage(side),
            side,
            painting.width(),
            painting.height(),
            Affine.ontoRectangle(
                painting.width(),
                painting.height(),
                fit.left(),
                fit.top(),
                fit.width(),
                fit.height()),
            FeatheredPaste.FEATHER);
    return graph -> new DeviceGround(graph, whole, place);
  }

  private Image fitted(Image painting, Fit fit) {
    Image small = Image.allocate(fit.width(), fit.height(), painting.order());
    new PictureSampler().resize(painting, small);
    Image opaque = Image.allocate(fit.width(), fit.height(), ChannelOrder.RGBA);
    Opaque.copy(small, opaque);
    Image whole = Image.allocate(width, height, ChannelOrder.RGBA);
    for (int i = 0; i < width * height; i++) {
      whole.pixels().putInt(4 * i, Integer.reverseBytes(CALM)); // RGBA in memory
    }
    for (int y = 0; y < fit.height(); y++) {
      whole
          .pixels()
          .put(
              (fit.top() + y) * whole.stride() + 4 * fit.left(),
              opaque.pixels(),
              y * opaque.stride(),
              opaque.stride());
    }
    return whole;
  }
}
