package kukla.inference.face;

import kukla.inference.image.Image;

/**
 * Notices when a square of the picture looks quite different from when it was last remembered: a
 * cut, or a face gone. Compares a coarse grid of single pixels' green, so that it costs next to
 * nothing.
 */
final class ChangeSensor {
  private static final int CELLS = 24;

  /** Mean absolute difference from which on a change is strong, of 255. */
  private static final int STRONG = 26;

  private final int[] remembered = new int[CELLS * CELLS];
  private FaceCrop place = new FaceCrop(0, 0, 1);

  void remember(Image picture, FaceCrop crop) {
    place = crop;
    for (int i = 0; i < remembered.length; i++) {
      remembered[i] = sample(picture, i);
    }
  }

  /** Whether the remembered place has changed strongly. */
  boolean isStrong(Image picture) {
    long difference = 0;
    for (int i = 0; i < remembered.length; i++) {
      difference += Math.abs(sample(picture, i) - remembered[i]);
    }
    return difference > (long) STRONG * remembered.length;
  }

  private int sample(Image picture, int cell) {
    int row = cell / CELLS;
    double u = (cell - row * CELLS + 0.5) / CELLS - 0.5;
    double v = (row + 0.5) / CELLS - 0.5;
    int x = (int) Math.max(0, Math.min(place.centreX() + u * place.side(), picture.width() - 1));
    int y = (int) Math.max(0, Math.min(place.centreY() + v * place.side(), picture.height() - 1));
    int channels = picture.order().channels();
    return picture.pixels().get(y * picture.stride() + x * channels + channels / 2) & 0xff;
  }
}
