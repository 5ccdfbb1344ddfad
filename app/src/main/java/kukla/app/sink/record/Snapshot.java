package kukla.app.sink.record;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import kukla.inference.Fault;
import kukla.inference.image.Image;
import kukla.media.Stills;

/** A still of the program picture as a PNG that says how it came to be. */
public final class Snapshot {
  private Snapshot() {}

  /**
   * Writes one.
   *
   * @param picture RGBA; borrowed
   * @param wished a name that ends in .png, to which a number is added where there is such a file
   * @return what was written
   * @throws Fault when it cannot be written
   */
  public static Path take(Image picture, Path wished, Provenance provenance) {
    if (!wished.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
      throw new Fault(
          "taking the snapshot " + wished + ": expected a name that ends in .png; change it");
    }
    Path file = FreeName.take(wished);
    try {
      Stills.write(picture, file, Map.of("Comment", provenance.comment()));
      return file;
    } catch (Fault e) {
      file.toFile().delete(); // the name was taken, the picture is not there
      throw e;
    }
  }
}
