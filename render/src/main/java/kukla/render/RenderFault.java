package kukla.render;

import org.jspecify.annotations.Nullable;

/** Why drawing is impossible here, in one sentence for the user. */
public final class RenderFault extends RuntimeException {

  /**
   * @param sentence the whole sentence, without "error:" in front and without a line break
   */
  public RenderFault(String sentence) {
    this(sentence, null);
  }

  /**
   * @param sentence the whole sentence, without "error:" in front and without a line break
   * @param cause what broke underneath
   */
  public RenderFault(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
