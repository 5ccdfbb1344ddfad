package kukla.app.sink.record;

import java.util.Map;

/**
 * How a picture came to be, for its metadata.
 *
 * @param program name and version: "Kukla 0.1.0"
 * @param model name of the model that made it, as on its card
 */
public record Provenance(String program, String model) {
  /** What a reader of the metadata is told. */
  public String comment() {
    return "synthetic: made with " + program + ", model " + model;
  }

  /** Entries of an mp4. */
  public Map<String, String> entries() {
    return Map.of("comment", comment());
  }
}
