package kukla.app.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kukla.inference.Fault;
import kukla.inference.file.AtomicFile;
import kukla.inference.file.UserFolders;

/**
 * Settings between runs: {@code live.json} in the user's configuration folder, and presets by name
 * beside it. Keys that a file lacks, or that say something impossible, keep what is given instead.
 *
 * @param folder made when something is saved
 */
public record SettingsFile(Path folder) {
  private static final String LAST = "live.json";
  private static final String PRESETS = "presets";
  private static final String JSON_ENDING = ".json";

  /** What a preset may be called. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,60}");

  private static final JsonMapper JSON = new JsonMapper();

  /** Counts wishes of the moment: read back, it would be one. */
  private static final String MOMENTARY = "calibrations";

  /** In the user's configuration folder, {@code ~/.config/kukla}. */
  public static SettingsFile ofUser() {
    return new SettingsFile(UserFolders.ofUser().config());
  }

  /** What the last run left, over what is given. */
  public Settings last(Settings otherwise) {
    return read(folder.resolve(LAST), otherwise).orElse(otherwise);
  }

  /** Keeps settings for the next run. */
  public void saveLast(Settings settings) {
    write(folder.resolve(LAST), settings);
  }

  /** Names of presets, sorted. */
  public List<String> presets() {
    Path place = folder.resolve(PRESETS);
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(place)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(JSON_ENDING))
          .map(name -> name.substring(0, name.length() - JSON_ENDING.length()))
          .filter(name -> NAME.matcher(name).matches()) // another file that somebody put there
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of(); // a folder that cannot be read holds nothing
    }
  }

  /** A preset over what is given; empty where there is no such preset. */
  public Optional<Settings> preset(String name, Settings otherwise) {
    return read(preset(name), otherwise);
  }

  /**
   * Saves a preset under a name.
   *
   * @throws Fault when the name is no name for a file, or it cannot be written
   */
  public void savePreset(String name, Settings settings) {
    write(preset(name), settings);
  }

  private Path preset(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new Fault(
          "finding a place for a preset: expected a name of letters, digits, spaces and ._-, found \""
              + name
              + "\"; choose another");
    }
    return folder.resolve(PRESETS).resolve(name + JSON_ENDING);
  }

  private static Optional<Settings> read(Path file, Settings otherwise) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      ObjectNode merged = JSON.valueToTree(otherwise);
      merge(merged, merged, JSON.readTree(Files.readAllBytes(file)));
      return Optional.of(JSON.treeToValue(merged, Settings.class));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of(otherwise);
    }
  }

  /**
   * Takes over what is known and possible, key by key.
   *
   * @param whole settings that {@code into} is a part of
   */
  private static void merge(ObjectNode whole, ObjectNode into, JsonNode from) {
    for (Map.Entry<String, JsonNode> field : from.properties()) {
      JsonNode before = into.get(field.getKey());
      if (field.getValue().isObject() && before instanceof ObjectNode inner) {
        merge(whole, inner, field.getValue());
      } else if (before != null
          && !field.getValue().isNull()
          && !field.getKey().equals(MOMENTARY)) {
        into.set(field.getKey(), field.getValue());
        if (!isPossible(whole)) {
          into.set(field.getKey(), before);
        }
      }
    }
  }

  private static boolean isPossible(ObjectNode settings) {
    try {
      JSON.treeToValue(settings, Settings.class);
      return true;
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return false;
    }
  }

  private static void write(Path file, Settings settings) {
    try {
      Files.createDirectories(file.getParent());
      byte[] json = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(settings);
      AtomicFile.writePrivately(file, json); // a camera's address may hold a password
    } catch (IOException e) {
      throw new Fault(
          "saving settings to %s: expected a place to write, found %s"
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
