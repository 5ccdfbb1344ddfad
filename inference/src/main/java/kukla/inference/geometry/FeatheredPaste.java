package kukla.inference.geometry;

import kukla.inference.image.Image;

/**
 * Puts a square back where it was cropped from, its edge fading into the picture. Mask and
 * rectangle are computed once; every pixel outside the rectangle, and every one where the mask is
 * zero, keeps its exact bytes. An edge of the square at or beyond the picture's own border does not
 * fade. One thread.
 */
public final class FeatheredPaste {
  /** How far the edge fades, as a share of the square's side. */
  public static final double FEATHER = 0.12;

  private final int left;
  private final int top;
  private final int width;
  private final int height;
  private final int pictureWidth;
  private final int pictureHeight;
  private final Affine patchToSquare;
  // share of the square in each pixel of the rectangle, 0 … 256, row by row
  private final short[] mask;
  private final Image patch;
  private final byte[] patchRow;
  private final byte[] pictureRow;
  private final PictureSampler sampler = new PictureSampler();

  /**
   * @param squareToPicture the upright map with which the square was cropped
   * @param side the square's side
   * @param picture the picture pasted into: size and channel order (three channels) count
   * @param feather how far the edge fades, as a share of the side, 0 … 0.5
   */
  public FeatheredPaste(Affine squareToPicture, int side, Image picture, double feather) {
    if (!squareToPicture.isUpright() || picture.order().channels() != 3) {
      throw new IllegalArgumentException(
          "expected an upright map and three channels, found "
              + squareToPicture
              + " and "
              + picture.order());
    }
    double right = squareToPicture.x(side, side);
    double bottom = squareToPicture.y(side, side);
    pictureWidth = picture.width();
    pictureHeight = picture.height();
    left = clamp(Math.floor(squareToPicture.x0()), pictureWidth - 1);
    top = clamp(Math.floor(squareToPicture.y0()), pictureHeight - 1);
    width = Math.max(1, clamp(Math.ceil(right), pictureWidth) - left);
    height = Math.max(1, clamp(Math.ceil(bottom), pictureHeight) - top);
    patchToSquare = squareToPicture.inverse().after(Affine.translation(left, top));
    patch = Image.allocate(width, height, picture.order());
    patchRow = new byte[width * 3];
    pictureRow = new byte[width * 3];
    boolean[] fades = {
      squareToPicture.x0() > 0.5,
      squareToPicture.y0() > 0.5,
      right < pictureWidth - 0.5,
      bottom < pictureHeight - 0.5
    };
    mask = mask(side, feather, fades);
  }

  private static int clamp(double value, int most) {
    return (int) Math.max(0, Math.min(value, most));
  }

  private short[] mask(int side, double feather, boolean[] fades) {
    short[] shares = new short[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double u = patchToSquare.x(x + 0.5, y + 0.5) / side;
        double v = patchToSquare.y(x + 0.5, y + 0.5) / side;
        double horizontal = ramp(u, 1 - u, fades[0], fades[2], feather);
        double vertical = ramp(v, 1 - v, fades[1], fades[3], feather);
        shares[y * width + x] = (short) Math.round(256 * horizontal * vertical);
      }
    }
    return shares;
  }

  /**
   * 0 at an edge that fades, 1 from {@code feather} inwards, smooth between; 0 outside the square.
   */
  private static double ramp(
      double low, double high, boolean lowFades, boolean highFades, double feather) {
    if (low < 0 || high < 0) {
      return 0;
    }
    double depth = Math.min(lowFades ? low : 1, highFades ? high : 1);
    double t = feather <= 0 ? 1 : Math.min(1, depth / feather);
    return t * t * (3 - 2 * t);
  }

  /**
   * Writes the rectangle of {@code into}: {@code painting} with the square faded in. {@code into}
   * may be {@code painting} itself; otherwise whoever holds it has copied the painting there once.
   */
  public void paste(Image square, Image painting, Image into) {
    check(painting);
    check(into);
    sampler.sample(square, patchToSquare, patch);
    boolean swapped = painting.order() != into.order();
    if (swapped || patch.order() != into.order()) {
      throw new IllegalArgumentException(
          "expected " + patch.order() + ", found " + painting.order() + " and " + into.order());
    }
    for (int y = 0; y < height; y++) {
      patch.pixels().get(y * patch.stride(), patchRow);
      painting.pixels().get((top + y) * painting.stride() + left * 3, pictureRow);
      mixRow(y * width);
      into.pixels().put((top + y) * into.stride() + left * 3, pictureRow);
    }
  }

  private void mixRow(int at) {
    for (int x = 0; x < width; x++) {
      int share = mask[at + x];
      for (int i = 3 * x; i < 3 * x + 3; i++) {
        int old = pictureRow[i] & 0xff;
        pictureRow[i] = (byte) (old + ((((patchRow[i] & 0xff) - old) * share + 128) >> 8));
      }
    }
  }

  private void check(Image picture) {
    if (picture.width() != pictureWidth || picture.height() != pictureHeight) {
      throw new IllegalArgumentException(
          "expected a picture of "
              + pictureWidth
              + "×"
              + pictureHeight
              + ", found "
              + picture.width()
              + "×"
              + picture.height());
    }
  }
}
