package kukla.app.loop;

import kukla.inference.geometry.Affine;
import kukla.inference.image.Image;
import kukla.render.HostPixels;
import kukla.render.PixelOrder;
import kukla.render.stage.PictureMap;

/** Pictures and maps as the stage takes them. */
public final class OnStage {
  private OnStage() {}

  /** The same memory. */
  public static HostPixels pixels(Image image) {
    PixelOrder order =
        switch (image.order()) {
          case RGB -> PixelOrder.RGB;
          case BGR -> PixelOrder.BGR;
          case RGBA -> PixelOrder.RGBA;
          case GRAY ->
              throw new IllegalArgumentException("expected a picture in colour, found a grey one");
        };
    return new HostPixels(image.pixels(), image.width(), image.height(), image.stride(), order);
  }

  /** The same map. */
  public static PictureMap map(Affine map) {
    return new PictureMap(map.xx(), map.xy(), map.x0(), map.yx(), map.yy(), map.y0());
  }
}
