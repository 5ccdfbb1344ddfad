package kukla.models.evaluate;

import java.io.IOException;
import java.nio.file.Path;
import kukla.inference.Fault;
import kukla.inference.card.Sha256;
import kukla.inference.file.UserFolders;
import kukla.models.judge.Judge;

/**
 * Where the judges' testimony of clips is kept: one file a clip, named by the content of clip and
 * judges, so that it is never wrong and may be deleted at any time.
 *
 * @param folder in the user's cache
 */
record JudgedClips(Path folder) {
  /** Rises when the way of looking changes. */
  private static final int VERSION = 2;

  /** In the user's cache, {@code ~/.cache/kukla/judged}. */
  static JudgedClips ofUser() {
    return new JudgedClips(UserFolders.ofUser().cache().resolve("judged"));
  }

  DriverTestimony open(Path clip) {
    try {
      String judges =
          hash(Judge.YUNET) + hash(Judge.FACEMESH) + hash(Judge.MOBILEFACENET) + VERSION;
      String name = Sha256.of(clip).substring(0, 32) + "-" + judges + ".safetensors";
      return DriverTestimony.open(folder.resolve(name));
    } catch (IOException e) {
      throw new Fault(
          "reading clip "
              + clip
              + ": expected a readable file, found "
              + e.getMessage()
              + "; check the path",
          e);
    }
  }

  private static String hash(Judge judge) {
    return judge.card().file("graph").sha256().substring(0, 4);
  }
}
