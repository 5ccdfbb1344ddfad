package kukla.models.synth;

import java.util.function.Supplier;
import kukla.inference.Fault;
import kukla.render.RenderFault;

/** Faults that all synth commands share. */
final class SynthFault {
  private SynthFault() {}

  /** Opens something that draws; where drawing is impossible, that is the user's fault sentence. */
  static <T> T open(Supplier<T> opener) {
    try {
      return opener.get();
    } catch (RenderFault e) {
      throw new Fault(String.valueOf(e.getMessage()), e);
    }
  }
}
