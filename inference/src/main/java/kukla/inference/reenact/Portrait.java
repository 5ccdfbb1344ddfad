package kukla.inference.reenact;

import kukla.inference.frame.Loan;

/**
 * A moved portrait on its way to the screen.
 *
 * @param buffer its pictures; they belong to the loan
 * @param source whose square was moved
 * @param outcome what came of the frame
 * @param sequence of the camera's frame
 * @param captureNanos when the device took that frame, on the clock of {@link System#nanoTime}
 * @param loan the buffer's memory
 */
public record Portrait(
    PortraitBuffer buffer,
    Source source,
    Outcome outcome,
    long sequence,
    long captureNanos,
    Loan loan)
    implements Loan {
  @Override
  public void close() {
    loan.close();
  }
}
