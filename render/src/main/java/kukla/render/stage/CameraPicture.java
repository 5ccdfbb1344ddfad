package kukla.render.stage;

import kukla.render.HostPixels;
import kukla.render.PixelUpload;
import kukla.render.Texture;
import org.jspecify.annotations.Nullable;

/**
 * The camera's newest picture as the preview sees it, and where the driving square lies in it. Its
 * opener closes it.
 */
final class CameraPicture implements AutoCloseable {
  private final PixelUpload upload = new PixelUpload();
  private @Nullable PictureMap unitToPicture;
  private boolean there;

  void show(HostPixels picture, @Nullable PictureMap squareToPicture, int side) {
    upload.upload(picture);
    unitToPicture = squareToPicture == null ? null : squareToPicture.fromUnit(side);
    there = true;
  }

  void lose() {
    there = false;
  }

  /** Null where there is none. */
  @Nullable Texture texture() {
    return there ? upload.texture() : null;
  }

  /** From [-1, 1] of the driving square, or of the largest middle square, to the picture. */
  PictureMap unitToPicture(Texture picture) {
    PictureMap known = unitToPicture;
    if (known != null) {
      return known;
    }
    double half = Math.min(picture.width(), picture.height()) / 2.0;
    return new PictureMap(half, 0, picture.width() / 2.0, 0, half, picture.height() / 2.0);
  }

  @Override
  public void close() {
    upload.close();
  }
}
