package kukla.models.data;

/**
 * What is done to drawn pairs, and which of their pixels count most.
 *
 * @param horizontalFlip whether half of the pairs are mirrored
 * @param timeFlip whether the later frame may be the source
 * @param jitter light and colour, alike for both pictures
 * @param reframing how the driving square may stand otherwise than the source's
 * @param spoil chance that the detector sees the driving picture blurred, noisy or JPEG-coded
 * @param contrast chance that the driving frame is, of several, the one whose mouth and eyes are
 *     least open, and look least, as the source's
 * @param emphasis how much pixels of eyes and mouth count against others, 1 or more
 */
public record Augmentation(
    boolean horizontalFlip,
    boolean timeFlip,
    ColourJitter jitter,
    Reframing reframing,
    double spoil,
    double contrast,
    double emphasis) {

  public static final Augmentation NONE =
      new Augmentation(false, false, ColourJitter.NONE, Reframing.NONE, 0, 0, 1);
}
