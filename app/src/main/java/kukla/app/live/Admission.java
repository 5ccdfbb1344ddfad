package kukla.app.live;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import kukla.app.consent.Consent;
import kukla.inference.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Which portraits may be shown: those whose face may be used. Of another one the user is asked, or
 * told why not, however it was chosen: by a key, a preset, the last run. Never fails; one thread.
 */
final class Admission {
  private final Consent consent;
  private final Consumer<String> trouble;
  private @Nullable Path asked;

  /**
   * @param trouble takes a sentence where a portrait is not shown
   */
  Admission(Consent consent, Consumer<String> trouble) {
    this.consent = consent;
    this.trouble = trouble;
  }

  /** Whether it may be shown; where nobody has answered yet it is {@link #asked} for. */
  boolean admits(Path portrait) {
    if (!Files.isRegularFile(portrait)) {
      return refuse(
          "showing %s: expected a picture, found no such file; choose another".formatted(portrait));
    }
    try {
      return switch (consent.known(portrait)) {
        case NOT_NEEDED, YES -> true;
        case NO ->
            refuse(
                "showing %s: expected a face that may be used, found the answer no; delete %s.consent.json to be asked again"
                    .formatted(portrait.getFileName(), portrait));
        case UNKNOWN -> {
          asked = portrait;
          yield false;
        }
      };
    } catch (Fault e) {
      return refuse(e.sentence());
    }
  }

  private boolean refuse(String sentence) {
    trouble.accept(sentence);
    return false;
  }

  /** Asks for this one. */
  void ask(@Nullable Path portrait) {
    asked = portrait;
  }

  /** The portrait that waits for an answer; null where none does. */
  @Nullable Path asked() {
    return asked;
  }

  /**
   * Takes the answer for {@link #asked}.
   *
   * @return the portrait where it may be shown now, else null
   */
  @Nullable Path answer(boolean mayBeUsed) {
    Path portrait = asked;
    asked = null;
    if (portrait == null) {
      return null;
    }
    try {
      consent.answer(portrait, mayBeUsed);
      return mayBeUsed ? portrait : null;
    } catch (Fault e) {
      trouble.accept(e.sentence());
      return null;
    }
  }
}
