package kukla.models.export;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import kukla.inference.Fault;
import kukla.inference.card.ModelFolder;
import kukla.inference.card.ModelShelf;
import kukla.inference.engine.CardGraph;
import kukla.inference.engine.Engine;
import kukla.inference.engine.onnx.OnnxEngine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kukla models verify}. */
@Command(
    name = "verify",
    description = "Checks models: hashes of all files, and doors of the graphs against the card.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  kukla models verify", "  kukla models verify motion-lite"})
public final class ModelsVerify implements Callable<Integer> {
  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      description = "a model's name or folder; all models where it is left out")
  private @Nullable String name;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the spec
  public ModelsVerify() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    ModelShelf shelf = ModelShelf.ofUser();
    if (name != null) {
      verify(shelf.find(name));
      out.println(name + ": whole");
      out.flush();
      return 0;
    }
    List<String> broken = new ArrayList<>();
    for (Map.Entry<String, Path> model : shelf.all().entrySet()) {
      try {
        verify(ModelFolder.open(model.getValue()));
        out.println(model.getKey() + ": whole");
      } catch (Fault fault) {
        broken.add(model.getKey());
        out.println(model.getKey() + ": " + fault.sentence());
      }
    }
    out.flush();
    if (!broken.isEmpty()) {
      throw new Fault(
          "verifying models: expected all to be whole, found "
              + String.join(", ", broken)
              + " broken; import or download them again");
    }
    return 0;
  }

  /**
   * @throws Fault for the first thing that is wrong
   */
  static void verify(ModelFolder model) {
    Engine engine = OnnxEngine.load();
    for (String role : model.card().files().keySet()) {
      CardGraph.open(engine, model, role, Set.of()).close();
    }
  }
}
