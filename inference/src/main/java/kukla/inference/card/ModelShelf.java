package kukla.inference.card;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kukla.inference.Fault;
import kukla.inference.file.UserFolders;
import org.jspecify.annotations.Nullable;

/**
 * Where models are looked for by name: {@code $KUKLA_MODELS}, the user's data folder, then the
 * models that came with the program.
 *
 * @param places folders of model folders, the first that has a name wins
 */
public record ModelShelf(List<Path> places) {
  public ModelShelf {
    places = List.copyOf(places);
  }

  /** The places of this user and this installation. */
  public static ModelShelf ofUser() {
    List<Path> places = new ArrayList<>();
    String own = System.getenv("KUKLA_MODELS");
    if (own != null && !own.isBlank()) {
      places.add(Path.of(own));
    }
    places.add(userFolder());
    Path bundled = bundledFolder();
    if (bundled != null) {
      places.add(bundled);
    }
    return new ModelShelf(places);
  }

  /** The user's own models, {@code ~/.local/share/kukla/models}. */
  public static Path userFolder() {
    return UserFolders.ofUser().data().resolve("models");
  }

  /** {@code models/} of the installation, as {@code -Dkukla.root} tells; null without it. */
  public static @Nullable Path bundledFolder() {
    String root = System.getProperty("kukla.root");
    return root == null ? null : Path.of(root, "models");
  }

  /**
   * Finds a model.
   *
   * @param nameOrFolder a folder that holds {@code card.json}, or a name on the shelf
   * @throws Fault when there is no such model, or its card is broken
   */
  public ModelFolder find(String nameOrFolder) {
    Path folder = Path.of(nameOrFolder);
    if (Files.isRegularFile(folder.resolve(ModelFolder.CARD))) {
      return ModelFolder.open(folder);
    }
    if (folder.getNameCount() == 1 && !folder.isAbsolute()) {
      for (Path place : places) {
        Path candidate = place.resolve(nameOrFolder);
        if (Files.isRegularFile(candidate.resolve(ModelFolder.CARD))) {
          return ModelFolder.open(candidate);
        }
      }
    }
    List<String> names = all().keySet().stream().toList();
    throw new Fault(
        "looking for the model "
            + nameOrFolder
            + ": expected a folder with card.json, or one of "
            + (names.isEmpty() ? "no names at all" : String.join(", ", names))
            + "; looked in "
            + String.join(", ", places.stream().map(Path::toString).toList())
            + "; see: kukla models list");
  }

  /** Every model folder by name, in the order of the places; the card inside may yet be broken. */
  public Map<String, Path> all() {
    Map<String, Path> found = new LinkedHashMap<>();
    for (Path place : places) {
      if (!Files.isDirectory(place)) {
        continue;
      }
      try (Stream<Path> folders = Files.list(place)) {
        folders
            .filter(folder -> Files.isRegularFile(folder.resolve(ModelFolder.CARD)))
            .sorted()
            .forEach(folder -> found.putIfAbsent(folder.getFileName().toString(), folder));
      } catch (IOException e) {
        throw new Fault(
            "listing models in " + place + ": expected a readable folder, found " + e.getMessage(),
            e);
      }
    }
    return found;
  }
}
