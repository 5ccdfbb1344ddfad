package kukla.inference.frame;

import kukla.inference.image.Image;
import kukla.inference.image.RawPicture;
import org.jspecify.annotations.Nullable;

/**
 * A picture of the camera on its way to the model.
 *
 * @param picture RGB or BGR; its memory belongs to the loan
 * @param raw the same as the device gave it, where a GPU wants that; its memory is the loan's, too
 * @param sequence number of the picture since the camera was opened, counted up by one a picture
 * @param captureNanos when the device took it, on the clock of {@link System#nanoTime}
 * @param loan the picture's memory
 */
public record Frame(
    Image picture, @Nullable RawPicture raw, long sequence, long captureNanos, Loan loan)
    implements Loan {
  /** One that is RGB or BGR only. */
  public Frame(Image picture, long sequence, long captureNanos, Loan loan) {
    this(picture, null, sequence, captureNanos, loan);
  }

  @Override
  public void close() {
    loan.close();
  }
}
