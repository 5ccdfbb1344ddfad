package kukla.models.data;

/**
 * How crops are drawn around faces and what is done to them.
 *
 * @param mirror whether half of them are mirrored
 * @param turn largest turn away from level eyes, degrees
 * @param zoom largest change of the side, as a share of it
 * @param shift largest shift, as a share of the side
 * @param wild share of the crops that stand three times as far off, as a search does
 * @param absent share of the crops that show no face, or a far too large or small one
 * @param jitter light and colour
 * @param grey share of the crops without colour
 * @param spoil chance that a crop is blurred, noisy, coarse or JPEG-coded
 * @param cover chance that something stands before the face
 */
public record FaceAugmentation(
    boolean mirror,
    double turn,
    double zoom,
    double shift,
    double wild,
    double absent,
    ColourJitter jitter,
    double grey,
    double spoil,
    double cover) {
  /** Crops just as faces stand. */
  public static final FaceAugmentation NONE =
      new FaceAugmentation(false, 0, 0, 0, 0, 0, ColourJitter.NONE, 0, 0, 0);
}
