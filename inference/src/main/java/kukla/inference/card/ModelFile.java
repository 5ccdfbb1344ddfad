package kukla.inference.card;

import java.util.List;
import java.util.regex.Pattern;

/**
 * One ONNX file of a model, with the doors of its graph.
 *
 * @param file name inside the model's folder, without any path
 * @param sha256 64 hexadecimal digits in lower case
 * @param inputs in the graph's order
 * @param outputs in the graph's order
 */
public record ModelFile(String file, String sha256, List<Door> inputs, List<Door> outputs) {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  public ModelFile {
    Required.text("a file name", file);
    if (file.contains("/") || file.contains("\\") || file.startsWith(".")) {
      throw new IllegalArgumentException("expected a plain file name, found " + file);
    }
    if (!HASH.matcher(Required.text("the SHA-256 of " + file, sha256)).matches()) {
      throw new IllegalArgumentException(
          "expected 64 hexadecimal digits as the SHA-256 of " + file + ", found " + sha256);
    }
    inputs = List.copyOf(Required.some("the inputs of " + file, inputs));
    outputs = List.copyOf(Required.some("the outputs of " + file, outputs));
  }

  /** The input of that name. */
  public Door input(String name) {
    return find(inputs, name, "input");
  }

  /** The output of that name. */
  public Door output(String name) {
    return find(outputs, name, "output");
  }

  /** Whether the graph has an input of that name. */
  public boolean hasInput(String name) {
    return inputs.stream().anyMatch(door -> door.name().equals(name));
  }

  /** Whether the graph has an output of that name. */
  public boolean hasOutput(String name) {
    return outputs.stream().anyMatch(door -> door.name().equals(name));
  }

  private Door find(List<Door> doors, String name, String kind) {
    return doors.stream()
        .filter(door -> door.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected "
                        + file
                        + " to have the "
                        + kind
                        + " "
                        + name
                        + ", found "
                        + doors.stream().map(Door::name).toList()));
  }
}
