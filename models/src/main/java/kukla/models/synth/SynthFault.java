package kukla.models.synth;

import java.util.function.Supplier;
import kukla.inference.Fault;
import kukla.render.RenderFault;

/** Faults that all synth commands share. */
final class SynthFault {
  private SynthFault() {}

  /**
   * Writes something; where that cannot be, the sentence says that nothing is lost.
   *
   * @param writes ends in a fault that says what to do about the place
   */
  static void goingOn(Runnable writes) {
    try {
      writes.run();
    } catch (Fault full) {
      throw new Fault(
          full.sentence() + ", then run it again: it goes on where it stopped", full.getCause());
    }
  }

  /** Opens something that draws; where drawing is impossible, that is the user's fault sentence. */
  static <T> T open(Supplier<T> opener) {
    try {
      return opener.get();
    } catch (RenderFault e) {
      throw new Fault(String.valueOf(e.getMessage()), e);
    }
  }
}
