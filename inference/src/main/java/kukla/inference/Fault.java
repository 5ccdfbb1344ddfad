package kukla.inference;

import org.jspecify.annotations.Nullable;

/**
 * A failure told to the user in one sentence: what was being done, what was expected, what was
 * found, what to do. The command line prints the sentence and exits with 1, with 2 where it is a
 * {@link Misuse}; outcomes such as "no face" are types of their own and never a fault.
 */
public sealed class Fault extends RuntimeException permits Misuse {

  /**
   * @param sentence the whole sentence, without "error:" in front and without a line break
   */
  public Fault(String sentence) {
    this(sentence, null);
  }

  /**
   * @param sentence the whole sentence, without "error:" in front and without a line break
   * @param cause what broke underneath; shown with {@code --debug} only
   */
  public Fault(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }

  /** The sentence. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
