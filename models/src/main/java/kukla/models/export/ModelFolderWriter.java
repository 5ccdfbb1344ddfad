package kukla.models.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import kukla.inference.Fault;
import kukla.inference.card.CardJson;
import kukla.inference.card.ModelCard;
import kukla.inference.card.ModelFile;
import kukla.inference.card.ModelFolder;
import kukla.inference.card.Sha256;
import kukla.models.onnx.OnnxGraph;
import kukla.models.onnx.OnnxGraph.Stored;

/**
 * Writes a motion model as a folder. An older card goes first and the new one comes last, so that
 * whenever there is a card, its files are there and whole.
 */
public final class ModelFolderWriter {
  private ModelFolderWriter() {}

  /**
   * @param folder made where it is missing
   * @param written told after each of the three graphs
   * @throws Fault when it cannot be written
   */
  public static ModelCard write(
      MotionModel model, ModelSheet sheet, Path folder, Stored stored, Runnable written) {
    Path cardFile = folder.resolve(ModelFolder.CARD);
    try {
      Files.deleteIfExists(cardFile);
      Map<String, ModelFile> files = new LinkedHashMap<>();
      for (Map.Entry<String, Supplier<OnnxGraph>> named : MotionGraphs.of(model).entrySet()) {
        OnnxGraph graph = named.getValue().get();
        Path file = folder.resolve(named.getKey() + ".onnx");
        graph.write(file, stored);
        files.put(
            named.getKey(),
            new ModelFile(
                file.getFileName().toString(), Sha256.of(file), graph.inputs(), graph.outputs()));
        written.run();
      }
      ModelCard card = sheet.card(files, model.size());
      CardJson.write(card, cardFile);
      return card;
    } catch (IOException e) {
      throw new Fault(
          "writing the model %s: expected a folder that can be written, found %s (%s); choose another --out"
              .formatted(folder, e.getClass().getSimpleName(), e.getMessage()),
          e);
    }
  }
}
