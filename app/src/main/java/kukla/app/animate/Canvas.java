package kukla.app.animate;

import kukla.inference.face.FaceCrop;
import kukla.inference.geometry.FeatheredPaste;
import kukla.inference.geometry.PictureSampler;
import kukla.inference.image.Image;
import org.jspecify.annotations.Nullable;

/** What the model's square is put on to become a frame. Pictures are borrowed. */
sealed interface Canvas {
  int width();

  int height();

  /** Fills the picture that frames are made in, once: the source unmoved. */
  void prepare(Image into);

  /**
   * Makes a frame of the frame before.
   *
   * @param square the model's picture; null to leave the portrait as it is
   * @param driving the driving frame, null where {@link #wantsDriving} is false
   */
  void compose(@Nullable Image square, @Nullable Image driving, Image into);

  /** Whether the driving frames are seen. */
  default boolean wantsDriving() {
    return false;
  }

  /** The whole portrait, the square put back with a feathered edge. */
  final class Painting implements Canvas {
    private final Image picture;
    private final FeatheredPaste paste;

    Painting(Image picture, FaceCrop crop, int side) {
      this.picture = picture;
      paste = new FeatheredPaste(crop.cropToImage(side), side, picture, FeatheredPaste.FEATHER);
    }

    @Override
    public int width() {
      return picture.width();
    }

    @Override
    public int height() {
      return picture.height();
    }

    @Override
    public void prepare(Image into) {
      picture.copyTo(into);
    }

    @Override
    public void compose(@Nullable Image square, @Nullable Image driving, Image into) {
      if (square != null) {
        paste.paste(square, picture, into);
      }
    }
  }

  /** The square as the model gives it. */
  record RawSquare(Image source) implements Canvas {
    @Override
    public int width() {
      return source.width();
    }

    @Override
    public int height() {
      return source.height();
    }

    @Override
    public void prepare(Image into) {
      source.copyTo(into);
    }

    @Override
    public void compose(@Nullable Image square, @Nullable Image driving, Image into) {
      if (square != null) {
        square.copyTo(into);
      }
    }
  }

  /** The driving frame, as high as the portrait, to the left of it. */
  final class SideBySide implements Canvas {
    private final Canvas right;
    private final int drivingWidth;
    private final PictureSampler sampler = new PictureSampler();

    SideBySide(Canvas right, int clipWidth, int clipHeight) {
      this.right = right;
      drivingWidth =
          Math.max(1, (int) Math.round((double) right.height() * clipWidth / clipHeight));
    }

    @Override
    public int width() {
      return drivingWidth + right.width();
    }

    @Override
    public int height() {
      return right.height();
    }

    @Override
    public boolean wantsDriving() {
      return true;
    }

    @Override
    public void prepare(Image into) {
      right.prepare(Pixels.part(into, drivingWidth, 0, right.width(), right.height()));
    }

    @Override
    public void compose(@Nullable Image square, @Nullable Image driving, Image into) {
      right.compose(square, null, Pixels.part(into, drivingWidth, 0, right.width(), height()));
      if (driving != null) {
        sampler.resize(driving, Pixels.part(into, 0, 0, drivingWidth, height()));
      }
    }
  }
}
