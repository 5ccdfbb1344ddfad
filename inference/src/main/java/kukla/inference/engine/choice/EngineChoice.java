package kukla.inference.engine.choice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import kukla.inference.Fault;
import kukla.inference.Misuse;
import kukla.inference.card.ModelFolder;
import kukla.inference.engine.Engine;

/**
 * Which engine runs a model, and why.
 *
 * @param engine the chosen one
 * @param why one line for the user, without a line break
 */
public record EngineChoice(Engine engine, String why) {
  /** The words that {@code --engine} takes. */
  public static final List<String> WORDS = List.of("auto", "tensorrt", "torch", "onnx");

  /**
   * Chooses on this machine for this user.
   *
   * @param word what {@code --engine} said
   * @param model what is to be run
   * @throws Fault when the word is none, or no engine of that word runs the model here
   */
  public static EngineChoice of(String word, ModelFolder model) {
    return of(
        word,
        Candidate.all(),
        new RememberedFrames(RememberedFrames.ofUser(), FrameMeasurement::milliseconds),
        model);
  }

  /**
   * Chooses among candidates.
   *
   * @param frames how long a frame takes on an engine
   */
  static EngineChoice of(
      String word, List<Candidate> candidates, RememberedFrames frames, ModelFolder model) {
    if (word.equals("auto")) {
      return fastest(candidates, frames, model);
    }
    for (Candidate candidate : candidates) {
      if (candidate.name().equals(word)) {
        return new EngineChoice(candidate.loader().get(), word + ", as asked");
      }
    }
    if (WORDS.contains(word)) {
      throw new Fault(
          "choosing the engine "
              + word
              + ": expected an NVIDIA GPU and its libraries, found a program without that engine;"
              + " use --engine auto");
    }
    throw new Misuse(
        "choosing the engine: expected one of "
            + String.join(", ", WORDS)
            + ", found "
            + word
            + "; use --engine auto");
  }

  private static EngineChoice fastest(
      List<Candidate> candidates, RememberedFrames frames, ModelFolder model) {
    Map<String, Engine> loaded = new LinkedHashMap<>();
    List<String> failures = new ArrayList<>();
    for (Candidate candidate : candidates) {
      try {
        loaded.put(candidate.name(), candidate.loader().get());
      } catch (Fault e) {
        failures.add(e.sentence());
      }
    }
    if (loaded.size() == 1) {
      Engine only = loaded.values().iterator().next();
      return new EngineChoice(only, only.name() + ", the only one here: " + join(failures));
    }
    Map<String, Double> milliseconds = frames.milliseconds(loaded.values(), model, failures);
    String best =
        milliseconds.entrySet().stream()
            .min(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElseThrow(
                () ->
                    new Fault(
                        "choosing an engine: expected one that runs "
                            + model.card().name()
                            + ", found none: "
                            + join(failures)));
    String measured =
        milliseconds.entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "%s %.1f ms a frame", e.getKey(), e.getValue()))
            .collect(Collectors.joining(", "));
    String also = failures.isEmpty() ? "" : "; " + join(failures);
    Engine engine = loaded.get(best);
    if (engine == null) {
      throw new IllegalStateException(best);
    }
    return new EngineChoice(engine, best + ", the fastest here: " + measured + also);
  }

  private static String join(List<String> sentences) {
    return sentences.isEmpty() ? "nothing was tried" : String.join("; ", sentences);
  }
}
