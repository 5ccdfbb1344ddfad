package kukla.models.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kukla.inference.Fault;

/**
 * A folder of clips and how much it counts.
 *
 * @param path holds video files and folders of frame pictures
 * @param people how many people the folder stands for when clips are drawn; 0 means as many as it
 *     has clips
 */
public record DataFolder(Path path, double people) {

  /** Reads {@code DIR} or {@code DIR:PEOPLE}, such as {@code clips:3.5}. */
  public static DataFolder parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon > 0 && text.substring(colon + 1).matches("[0-9]*\\.?[0-9]+")) {
      double people = Double.parseDouble(text.substring(colon + 1));
      if (people <= 0) {
        throw new Fault(
            "reading --data "
                + text
                + ": expected more than 0 people after the colon, found none; change the number");
      }
      return new DataFolder(Path.of(text.substring(0, colon)), people);
    }
    return new DataFolder(Path.of(text), 0);
  }

  /**
   * Its clips, by name. A folder that is itself one clip of pictures counts as that clip.
   *
   * @throws Fault when it cannot be listed, or two clips would share a label file
   */
  public List<ClipFile> clips() {
    if (!Files.isDirectory(path)) {
      throw new Fault(
          "reading --data " + path + ": expected a folder of clips, found none; check the path");
    }
    try {
      List<ClipFile> clips = new ArrayList<>();
      for (Path child : ClipFile.children(path).toList()) {
        ClipFile clip = ClipFile.at(child);
        if (clip != null) {
          clips.add(clip);
        }
      }
      if (clips.isEmpty()) {
        ClipFile whole = ClipFile.at(path.toAbsolutePath().normalize());
        return whole == null ? List.of() : List.of(whole);
      }
      expectOwnLabels(clips);
      return clips;
    } catch (IOException e) {
      throw new Fault(
          "reading --data %s: expected a folder that can be listed, found %s; check who may read it"
              .formatted(path, e),
          e);
    }
  }

  private void expectOwnLabels(List<ClipFile> clips) {
    Map<Path, ClipFile> owners = new HashMap<>();
    for (ClipFile clip : clips) {
      ClipFile other = owners.putIfAbsent(clip.labelPlace(), clip);
      if (other != null) {
        throw new Fault(
            "reading --data %s: expected clips with a name each, since labels are found by it, found %s and %s; rename or remove one"
                .formatted(path, other.path().getFileName(), clip.path().getFileName()));
      }
    }
  }
}
