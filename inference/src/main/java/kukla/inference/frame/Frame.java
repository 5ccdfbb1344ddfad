package kukla.inference.frame;

import kukla.inference.image.Image;

/**
 * A picture of the camera on its way to the model.
 *
 * @param picture RGB or BGR; its memory belongs to the loan
 * @param sequence number of the picture since the camera was opened, counted up by one a picture
 * @param captureNanos when the device took it, on the clock of {@link System#nanoTime}
 * @param loan the picture's memory
 */
public record Frame(Image picture, long sequence, long captureNanos, Loan loan) implements Loan {
  @Override
  public void close() {
    loan.close();
  }
}
