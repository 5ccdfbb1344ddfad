package kukla.models.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kukla.inference.Fault;
import kukla.inference.card.CardJson;
import kukla.inference.card.ModelCard;
import kukla.inference.card.ModelFile;
import kukla.inference.card.ModelFolder;
import kukla.inference.card.Sha256;
import kukla.models.onnx.OnnxGraph;
import kukla.models.onnx.OnnxGraph.Stored;

/**
 * Writes a model as a folder. The graphs are made in a folder beside and moved in when all are
 * whole; an older card goes before them and the new one comes after them, so that whenever there is
 * a card, its files are there.
 */
public final class ModelFolderWriter {
  private ModelFolderWriter() {}

  /**
   * Writes a motion model.
   *
   * @param folder made where it is missing
   * @param written told after each of the three graphs
   * @throws Fault when it cannot be written; an older model there stays as it was
   */
  public static ModelCard write(
      FinishedNetworks model, ModelSheet sheet, Path folder, Stored stored, Runnable written) {
    return write(
        MotionGraphs.of(model),
        files -> sheet.card(files, model.config().generator().body().alignment(), model.size()),
        folder,
        stored,
        written);
  }

  /**
   * Writes a model.
   *
   * @param graphs what records each graph, by role
   * @param card made of the files
   * @param folder made where it is missing
   * @param written told after each of the graphs
   * @throws Fault when it cannot be written; an older model there stays as it was
   */
  static ModelCard write(
      Map<String, Supplier<OnnxGraph>> graphs,
      Function<Map<String, ModelFile>, ModelCard> card,
      Path folder,
      Stored stored,
      Runnable written) {
    Path whole = folder.toAbsolutePath().normalize();
    String name = String.valueOf(whole.getFileName());
    Path beside = whole.resolveSibling("." + name + "." + ProcessHandle.current().pid() + ".part");
    try {
      try {
        Map<String, ModelFile> files = write(graphs, beside, stored, written);
        ModelCard made = card.apply(files);
        Files.createDirectories(whole);
        Files.deleteIfExists(whole.resolve(ModelFolder.CARD));
        for (ModelFile file : files.values()) {
          move(beside.resolve(file.file()), whole.resolve(file.file()));
        }
        CardJson.write(made, whole.resolve(ModelFolder.CARD));
        return made;
      } finally {
        remove(beside);
      }
    } catch (IOException e) {
      throw new Fault(
          "writing the model %s: expected a folder that can be written, found %s (%s); choose another --out"
              .formatted(folder, e.getClass().getSimpleName(), e.getMessage()),
          e);
    }
  }

  private static Map<String, ModelFile> write(
      Map<String, Supplier<OnnxGraph>> graphs, Path folder, Stored stored, Runnable written)
      throws IOException {
    Map<String, ModelFile> files = new LinkedHashMap<>();
    for (Map.Entry<String, Supplier<OnnxGraph>> named : graphs.entrySet()) {
      OnnxGraph graph = named.getValue().get();
      String name = named.getKey() + ".onnx";
      Path file = folder.resolve(name);
      graph.write(file, stored);
      files.put(
          named.getKey(), new ModelFile(name, Sha256.of(file), graph.inputs(), graph.outputs()));
      written.run();
    }
    return files;
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void remove(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
