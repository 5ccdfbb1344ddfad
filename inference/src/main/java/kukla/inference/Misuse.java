package kukla.inference;

import java.util.Locale;

/**
 * What was asked makes no sense, whatever the machine has and the files hold. The command line
 * prints the sentence and exits with 2.
 */
public final class Misuse extends Fault {

  /**
   * @param sentence the whole sentence, without "error:" in front and without a line break
   */
  public Misuse(String sentence) {
    super(sentence);
  }

  /**
   * Checks an option's number.
   *
   * @param option as it is written, "--frames"
   */
  public static void expect(String option, long value, long least, long most) {
    if (value < least || value > most) {
      throw new Misuse(
          "reading %s: expected %s, found %d; change it"
              .formatted(
                  option,
                  most == Long.MAX_VALUE
                      ? "a number of at least " + least
                      : "a number from " + least + " to " + most,
                  value));
    }
  }

  /** Checks an option's number of seconds: none, or more. */
  public static void expectSeconds(String option, double value) {
    if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
      throw new Misuse(
          String.format(
              Locale.ROOT,
              "reading %s: expected seconds of at least 0, found %s; change it",
              option,
              value));
    }
  }

  /**
   * Checks an option's word.
   *
   * @param words that it may be
   */
  public static void expect(String option, String value, Iterable<String> words) {
    for (String word : words) {
      if (word.equals(value)) {
        return;
      }
    }
    throw new Misuse(
        "reading %s: expected one of %s, found %s; choose one"
            .formatted(option, String.join(", ", words), value));
  }

  /**
   * Checks how a file's name ends.
   *
   * @param ending with its dot, ".mp4"
   */
  public static void expectEnding(String option, String file, String ending) {
    if (!file.toLowerCase(Locale.ROOT).endsWith(ending)) {
      throw new Misuse(
          "reading %s: expected a file name that ends in %s, found %s; change it"
              .formatted(option, ending, file));
    }
  }
}
