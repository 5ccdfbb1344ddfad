package kukla.models.judge;

import java.nio.file.Files;
import java.nio.file.Path;
import kukla.inference.Fault;
import kukla.inference.card.ModelFolder;

/**
 * Where the judges' files lie, under the names that their cards give.
 *
 * @param folder what {@code --judges} was given
 */
public record JudgeFolder(Path folder) {
  public JudgeFolder {
    if (!Files.isDirectory(folder)) {
      throw new Fault(
          "looking for the judges: expected a folder with "
              + Judge.YUNET.card().file("graph").file()
              + " and others, found none at "
              + folder
              + "; give it with --judges");
    }
  }

  /**
   * The file of a judge, after its hash was found to be what the card says.
   *
   * @throws Fault when it is missing or another
   */
  public Path graph(Judge judge) {
    String name = judge.card().file("graph").file();
    if (!Files.isRegularFile(folder.resolve(name))) {
      throw new Fault(
          "looking for the judges: expected %s in %s, found none; give the folder that has it with --judges"
              .formatted(name, folder));
    }
    return new ModelFolder(folder, judge.card()).verified("graph");
  }
}
