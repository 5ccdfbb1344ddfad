package kukla.inference.engine.torch;

import java.util.Locale;

/** When a value is computed: as early as what it depends on allows. */
enum Stage {
  /** Once, from stored tensors. */
  LOAD,
  /** Whenever the kept inputs have new content. */
  KEEP,
  /** Every run. */
  FRAME;

  /** Name of the function in the script. */
  String function() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Stage later(Stage a, Stage b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
