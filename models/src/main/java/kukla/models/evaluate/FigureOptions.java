package kukla.models.evaluate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import kukla.inference.card.ModelFolder;
import kukla.inference.engine.Engine;
import kukla.inference.engine.choice.EngineChoice;
import kukla.inference.file.AtomicFile;
import picocli.CommandLine.Option;

/** What runs the model that is measured, and where the figures go. Picocli fills it. */
final class FigureOptions {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "OUT.json",
      description = "where the figures go")
  private Path out = Path.of("");

  @Option(
      names = "--engine",
      paramLabel = "E",
      description = "auto, torch or onnx (default: ${DEFAULT-VALUE}, the reference)")
  private String engine = "onnx";

  Engine engine(ModelFolder model) {
    return EngineChoice.of(engine, model).engine();
  }

  /** Writes the figures, whole or not at all. */
  void write(String json) {
    AtomicFile.write(out, json.getBytes(StandardCharsets.UTF_8));
  }

  /** A file beside the figures, under their name. */
  Path beside(String ending) {
    String name = out.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return out.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ending);
  }
}
