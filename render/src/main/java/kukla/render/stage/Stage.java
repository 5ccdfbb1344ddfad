package kukla.render.stage;

import kukla.render.Framebuffer;
import kukla.render.HostPixels;
import kukla.render.PixelUpload;
import kukla.render.Texture;
import org.jspecify.annotations.Nullable;

/**
 * Draws the picture that leaves the program, and the preview that does not.
 *
 * <p>The <em>program picture</em> has one size for good. Each {@code show…} draws it at once;
 * {@link #program} is then ready for a readback, its row 0 the top row. Bytes go through unchanged
 * wherever nothing is scaled or mixed. The <em>preview</em> reads the program picture and the
 * camera's, and is drawn elsewhere. One thread, whose context is current. Its opener closes it,
 * after its paintings and before the context.
 */
public final class Stage implements AutoCloseable {
  private final Resampler resampler = new Resampler();
  private final ProgramPicture program;
  private final PreviewPicture preview = new PreviewPicture();
  private final CameraPicture camera = new CameraPicture();
  private final PixelUpload squares = new PixelUpload();
  private final PixelUpload pictures = new PixelUpload();

  /**
   * @param width pixels a row of the program picture
   * @param height its rows
   */
  public Stage(int width, int height) {
    program = new ProgramPicture(width, height, resampler);
  }

  /**
   * Makes a source ready, its square to be moved. Takes milliseconds when the picture has the size
   * of {@link Fit#contain}, more the larger it is.
   *
   * @param picture the whole painting; borrowed
   * @param squareToPicture the map with which the model's square was cropped from it
   * @param side the square's side, pixels
   * @param feather how far the square's edge fades, as a share of its side, 0 to 0.5
   * @return the caller closes it
   */
  public Painting painting(
      HostPixels picture, PictureMap squareToPicture, int side, double feather) {
    Framebuffer ground = Framebuffer.flat(width(), height(), Texture.Format.RGBA8);
    try {
      Fit fit = fitted(picture, ground);
      return new Painting(
          ground,
          side,
          Pasting.of(squareToPicture, side, picture.width(), picture.height(), fit, feather));
    } catch (RuntimeException e) {
      ground.close();
      throw e;
    }
  }

  /**
   * Makes a picture ready in which nothing moves, such as the placeholder.
   *
   * @param picture borrowed
   * @return the caller closes it
   */
  public Painting painting(HostPixels picture) {
    Framebuffer ground = Framebuffer.flat(width(), height(), Texture.Format.RGBA8);
    try {
      fitted(picture, ground);
      return new Painting(ground);
    } catch (RuntimeException e) {
      ground.close();
      throw e;
    }
  }

  private Fit fitted(HostPixels picture, Framebuffer ground) {
    try (PixelUpload upload = new PixelUpload()) {
      Resampler.plainState();
      return program.fit(upload.upload(picture), ground);
    }
  }

  /**
   * Shows a painting with its square moved.
   *
   * @param painting made with a square; borrowed
   * @param square the model's picture, side × side; borrowed for the call
   */
  public void showPortrait(Painting painting, HostPixels square) {
    Pasting pasting = pasting(painting, square.width(), square.height());
    program.portrait(painting, pasting, squares.upload(square));
  }

  /**
   * Shows a painting with its square moved, from a texture that the model wrote.
   *
   * @param square row 0 the top row, linearly or nearest filtered; borrowed
   */
  public void showPortrait(Painting painting, Texture square) {
    program.portrait(painting, pasting(painting, square.width(), square.height()), square);
  }

  private static Pasting pasting(Painting painting, int width, int height) {
    Pasting pasting = painting.pasting;
    if (pasting == null || width != painting.side || height != painting.side) {
      throw new IllegalArgumentException(
          "expected a square of side "
              + painting.side
              + " for this painting, found "
              + width
              + "×"
              + height);
    }
    return pasting;
  }

  /** Shows a painting unmoved, or the placeholder. */
  public void showPainting(Painting painting) {
    program.painting(painting);
  }

  /**
   * Says that the program's texture holds a finished picture now, mark and all, which somebody else
   * put there.
   *
   * @param painting what it shows; borrowed
   */
  public void showFinished(Painting painting) {
    program.finished(painting);
  }

  /**
   * Shows a finished picture, mark and all.
   *
   * @param painting what it shows; borrowed
   * @param picture of the program picture's size; borrowed for the call
   */
  public void showFinished(Painting painting, HostPixels picture) {
    pictures.upload(picture, program.output().colour(0));
    program.finished(painting);
  }

  /**
   * Shows a picture whole, as it comes, fitted: passthrough.
   *
   * @param picture borrowed for the call; where it has an alpha, that is 255
   */
  public void showPicture(HostPixels picture) {
    if (picture.width() == width() && picture.height() == height()) {
      pictures.upload(picture, program.output().colour(0));
      program.pictureInPlace();
    } else {
      program.picture(pictures.upload(picture));
    }
  }

  /** Sets the mark of the program pictures from the next one on; {@link Mark#DEFAULT} at first. */
  public void mark(Mark mark) {
    program.mark(mark);
  }

  /**
   * Gives the preview the camera's newest picture.
   *
   * @param picture borrowed for the call
   * @param squareToPicture where the driving square lies in it, with a negative xx where the model
   *     is driven by the mirror image; null for the largest middle square
   * @param side the square's side, pixels
   */
  public void showCamera(HostPixels picture, @Nullable PictureMap squareToPicture, int side) {
    camera.show(picture, squareToPicture, side);
  }

  /** No camera: the preview shows the program picture alone. */
  public void loseCamera() {
    camera.lose();
  }

  /**
   * Draws the preview over a whole framebuffer: newest program picture, newest camera picture,
   * overlays.
   *
   * @param overlays null for none; borrowed
   * @param framebuffer name of any framebuffer but the program's, 0 the window's; row 0 the bottom
   *     row
   * @param width its pixels a row; nothing is drawn where there are none
   * @param height its rows
   */
  public void drawPreview(
      Preview look, @Nullable Overlays overlays, int framebuffer, int width, int height) {
    drawPreview(look, overlays, framebuffer, 0, width, height);
  }

  /**
   * Draws the preview beside something else, which is left dark.
   *
   * @param left pixels of each row before the preview
   * @param width pixels a row of the preview itself
   */
  public void drawPreview(
      Preview look, @Nullable Overlays overlays, int framebuffer, int left, int width, int height) {
    if (framebuffer == program.output().name()) {
      throw new IllegalArgumentException(
          "expected a framebuffer of the preview's own, found the program picture's");
    }
    if (width > 0 && height > 0) {
      preview.draw(look, overlays, program, camera, framebuffer, left, width, height);
    }
  }

  /** The program picture, row 0 the top row; borrowed, to be read only. */
  public Framebuffer program() {
    return program.output();
  }

  /** Pixels a row of the program picture. */
  public int width() {
    return program.output().width();
  }

  /** Rows of the program picture. */
  public int height() {
    return program.output().height();
  }

  @Override
  public void close() {
    preview.close();
    camera.close();
    squares.close();
    pictures.close();
    program.close();
    resampler.close();
  }
}
