package kukla.app.options;

import kukla.inference.Misuse;
import kukla.inference.engine.choice.EngineChoice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which model runs, and on which engine. */
public final class ModelOptions {
  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "a model's name or folder; see: kukla models list")
  private @Nullable String model;

  @Option(
      names = "--engine",
      paramLabel = "E",
      description = "auto (the fastest here), tensorrt, torch or onnx")
  private @Nullable String engine;

  /** The model, or what counts where none was named. */
  public String model(String otherwise) {
    return model == null ? otherwise : model;
  }

  /**
   * The engine's word, or what counts where none was named.
   *
   * @throws Misuse when it is none
   */
  public String engine(String otherwise) {
    String word = engine == null ? otherwise : engine;
    Misuse.expect("--engine", word, EngineChoice.WORDS);
    return word;
  }
}
