package kukla.inference.card;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kukla.inference.Fault;

/**
 * A folder with a card and the files that the card names.
 *
 * @param folder where it lies
 * @param card what it says
 */
public record ModelFolder(Path folder, ModelCard card) {
  /** The card's file name in every model folder. */
  public static final String CARD = "card.json";

  /**
   * Reads the card of a folder; the files are only looked at by {@link #verified}.
   *
   * @throws Fault when the folder has no card, or one that is broken
   */
  public static ModelFolder open(Path folder) {
    return new ModelFolder(folder, CardJson.read(folder.resolve(CARD)));
  }

  /**
   * The path of one file, after its hash was found to be what the card says.
   *
   * @throws Fault when the card has no such role, the file is missing, or its content is another
   */
  public Path verified(String role) {
    ModelFile named = card.files().get(role);
    if (named == null) {
      throw new Fault(
          what()
              + ": expected a file for "
              + role
              + ", the card has "
              + card.files().keySet()
              + "; choose a model of the right kind");
    }
    Path path = folder.resolve(named.file());
    String found;
    try {
      if (!Files.isRegularFile(path)) {
        throw new Fault(what() + ": " + named.file() + " is missing; " + remedy());
      }
      found = Sha256.of(path);
    } catch (IOException e) {
      throw new Fault(
          what() + ": " + named.file() + " cannot be read (" + e.getMessage() + "); " + remedy(),
          e);
    }
    if (!found.equals(named.sha256())) {
      throw new Fault(
          what()
              + ": "
              + named.file()
              + " has SHA-256 "
              + found.substring(0, 8)
              + "…, the card says "
              + named.sha256().substring(0, 8)
              + "…; "
              + remedy());
    }
    return path;
  }

  private String what() {
    return "reading " + card.kind() + " model " + folder.resolve(CARD);
  }

  private static String remedy() {
    return "import or download the model again";
  }
}
