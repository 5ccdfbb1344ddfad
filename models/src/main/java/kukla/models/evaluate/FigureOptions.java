package kukla.models.evaluate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import kukla.inference.Misuse;
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

  /**
   * Refuses places that figures cannot go to, before anything is measured.
   *
   * @throws Misuse when {@code --out} is no file name for JSON
   */
  void expectPlace() {
    Misuse.expectEnding("--out", out.toString(), ".json");
    if (Files.isDirectory(out)) {
      throw new Misuse(
          "reading --out: expected a file to write, found the folder %s; give a name in it"
              .formatted(out));
    }
  }

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
