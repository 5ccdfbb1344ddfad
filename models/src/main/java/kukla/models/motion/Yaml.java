package kukla.models.motion;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import kukla.inference.Fault;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads configuration files: mappings, lists, texts and numbers; nothing in them makes objects. */
public final class Yaml {
  private Yaml() {}

  /**
   * The mapping at the top of a file.
   *
   * @throws Fault when it is missing or no YAML mapping
   */
  public static Map<String, Object> read(Path path) {
    String doing = "reading the configuration " + path;
    try {
      return parse(Files.readString(path, StandardCharsets.UTF_8), doing);
    } catch (NoSuchFileException e) {
      throw new Fault(doing + ": expected a YAML file, found none; check the name", e);
    } catch (IOException e) {
      throw new Fault(
          doing
              + ": expected readable text, found "
              + e.getClass().getSimpleName()
              + " ("
              + e.getMessage()
              + "); give the YAML file of the model",
          e);
    }
  }

  private static Map<String, Object> parse(String text, String doing) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try {
      Object top = new org.yaml.snakeyaml.Yaml(new SafeConstructor(options)).load(text);
      if (!(top instanceof Map<?, ?> map)) {
        throw new Fault(
            doing + ": expected keys and values, found none; give the YAML file of the model");
      }
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((key, value) -> copy.put(String.valueOf(key), value));
      return copy;
    } catch (YAMLException e) {
      String problem =
          e instanceof MarkedYAMLException marked && marked.getProblemMark() != null
              ? marked.getProblem() + " in line " + (marked.getProblemMark().getLine() + 1)
              : String.valueOf(e.getMessage()).lines().findFirst().orElse("no YAML");
      throw new Fault(doing + ": expected YAML, found " + problem + "; correct the file", e);
    }
  }
}
