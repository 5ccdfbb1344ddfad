package kukla.models.evaluate;

import java.util.Optional;
import kukla.models.judge.FaceWitness.Testimony;

/**
 * What was found in one frame.
 *
 * @param index of the frame in its clip
 * @param driver what the judges see in it
 * @param output what they see in the output
 * @param moved how far the output is from the driver
 * @param unmoved how far the first frame is from the driver
 */
record JudgedFrame(
    int index,
    Optional<Testimony> driver,
    Optional<Testimony> output,
    Likeness moved,
    Likeness unmoved) {

  /**
   * How alike two pictures are.
   *
   * @param perceptual distance of features, not a number where none were given
   */
  record Likeness(PixelError pixels, double ssim, double perceptual) {
    /** Of pictures that nobody compared. */
    static final Likeness UNKNOWN =
        new Likeness(new PixelError(Double.NaN, Double.NaN), Double.NaN, Double.NaN);
  }

  /** Whether the judges find a face in both. */
  boolean hasFaces() {
    return driver.isPresent() && output.isPresent();
  }
}
