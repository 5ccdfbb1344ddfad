package kukla.inference.card;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** What a card must say, checked as the records are made; JSON leaves out what was not written. */
final class Required {
  private Required() {}

  static <T> T present(String what, @Nullable T value) {
    if (value == null) {
      throw new IllegalArgumentException("expected " + what + ", found nothing");
    }
    return value;
  }

  static String text(String what, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("expected " + what + ", found nothing");
    }
    return value;
  }

  static <T extends Collection<?>> T some(String what, @Nullable T values) {
    if (values == null || values.isEmpty()) {
      throw new IllegalArgumentException("expected at least one of " + what + ", found none");
    }
    return values;
  }
}
