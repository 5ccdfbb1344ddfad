package kukla.inference.engine.choice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import kukla.inference.Fault;
import kukla.inference.Misuse;
import kukla.inference.card.ModelFolder;
import kukla.inference.engine.Engine;

/**
 * Which engine runs a model, and why.
 *
 * @param engine the chosen one
 * @param why one line for the user that begins with the engine's name, without a line break
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
    return of(word, Candidate.all(), framesOfUser(), model);
  }

  /**
   * A model on an engine.
   *
   * @param <T> what a model is once it is open
   * @param choice the engine, and why
   */
  public record Opened<T>(T model, EngineChoice choice) {}

  /**
   * Chooses on this machine for this user and opens a model there. Where auto's choice does not
   * open it (a GPU without room, an engine that cannot be built) the next best does.
   *
   * @param opening opens the model on an engine; the caller closes what it gives
   * @throws Fault when the word is none, or no engine of that word opens the model
   */
  public static <T> Opened<T> open(
      String word, ModelFolder model, Function<? super Engine, ? extends T> opening) {
    return open(word, Candidate.all(), framesOfUser(), model, opening);
  }

  private static RememberedFrames framesOfUser() {
    return new RememberedFrames(
        RememberedFrames.ofUser(), FrameMeasurement::milliseconds, OtherWork::disturbs);
  }

  static <T> Opened<T> open(
      String word,
      List<Candidate> candidates,
      RememberedFrames frames,
      ModelFolder model,
      Function<? super Engine, ? extends T> opening) {
    List<EngineChoice> choices =
        word.equals("auto")
            ? ranked(candidates, frames, model)
            : List.of(of(word, candidates, frames, model));
    List<String> failures = new ArrayList<>();
    Fault first = null;
    for (EngineChoice choice : choices) {
      try {
        T opened = opening.apply(choice.engine());
        String why =
            first == null
                ? choice.why()
                : choice.engine().name() + ", the next best: " + join(failures);
        return new Opened<>(opened, new EngineChoice(choice.engine(), why));
      } catch (Fault e) {
        first = first == null ? e : first;
        failures.add(e.sentence());
      }
    }
    throw first == null ? new IllegalStateException("no engine") : first;
  }

  /**
   * Chooses among candidates.
   *
   * @param frames how long a frame takes on an engine
   */
  static EngineChoice of(
      String word, List<Candidate> candidates, RememberedFrames frames, ModelFolder model) {
    if (word.equals("auto")) {
      return ranked(candidates, frames, model).get(0);
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

  /** The engines that run a model, the fastest first; at least one. */
  private static List<EngineChoice> ranked(
      List<Candidate> candidates, RememberedFrames frames, ModelFolder model) {
    Map<String, Engine> loaded = new LinkedHashMap<>();
    List<String> failures = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (!candidate.isHere().getAsBoolean()) {
        continue;
      }
      try {
        loaded.put(candidate.name(), candidate.loader().get());
      } catch (Fault e) {
        failures.add(e.sentence());
      }
    }
    if (loaded.size() == 1) {
      Engine only = loaded.values().iterator().next();
      return List.of(
          new EngineChoice(only, only.name() + ", the only one here: " + join(failures)));
    }
    Map<String, Double> milliseconds = frames.milliseconds(loaded.values(), model, failures);
    if (milliseconds.isEmpty()) {
      throw new Fault(
          "choosing an engine: expected one that runs "
              + model.card().name()
              + ", found none: "
              + join(failures));
    }
    String measured =
        milliseconds.entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "%s %.1f ms a frame", e.getKey(), e.getValue()))
            .collect(Collectors.joining(", "));
    String also = failures.isEmpty() ? "" : "; " + join(failures);
    List<EngineChoice> ranked = new ArrayList<>();
    milliseconds.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(each -> Optional.ofNullable(loaded.get(each.getKey())).orElseThrow())
        .forEach(
            engine ->
                ranked.add(
                    new EngineChoice(
                        engine, engine.name() + ", the fastest here: " + measured + also)));
    return ranked;
  }

  private static String join(List<String> sentences) {
    return sentences.isEmpty() ? "nothing was tried" : String.join("; ", sentences);
  }
}
