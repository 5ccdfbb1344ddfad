package kukla.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import kukla.app.capture.camera.CameraMode;
import kukla.inference.Fault;
import kukla.inference.Misuse;
import kukla.inference.card.ModelFolder;
import kukla.inference.card.ModelShelf;
import kukla.inference.cuda.Gpu;
import kukla.inference.cuda.driver.NvrtcCompiler;
import kukla.inference.engine.Engine;
import kukla.inference.engine.choice.Candidate;
import kukla.inference.engine.onnx.OnnxEngine;
import kukla.inference.file.AtomicFile;
import kukla.inference.gpu.KernelCache;
import kukla.render.OffscreenContext;
import kukla.render.RenderFault;
import kukla.render.Texture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kukla bench gpu}: how fast models run on an NVIDIA GPU, from camera to texture. */
@Command(
    name = "gpu",
    description =
        "Measures models on an NVIDIA GPU, whole frames too, and PyTorch beside them where Python"
            + " has it.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  kukla models fresh --name vox-256",
      "  kukla bench gpu --out gpu.json",
      "  kukla bench gpu --model motion-lite --mode 1920x1080@60",
      "  kukla bench gpu --python .venv/bin/python --fomm first-order-model --out gpu.json"
    })
public final class BenchGpuCommand implements Callable<Integer> {
  private static final List<String> USUAL = List.of("motion-lite", "vox-256");

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "a model's name or folder, once for each; without it motion-lite and vox-256")
  private List<String> models = new ArrayList<>();

  @Option(
      names = "--mode",
      defaultValue = "1280x720@60",
      paramLabel = "WxH@FPS",
      description = "size of the camera's picture and of the finished one (${DEFAULT-VALUE})")
  private String mode;

  @Option(
      names = "--frames",
      defaultValue = "1000",
      paramLabel = "N",
      description = "frames to measure (${DEFAULT-VALUE})")
  private int frames;

  @Option(
      names = "--warm-up",
      defaultValue = "100",
      paramLabel = "N",
      description = "frames before that, which do not count (${DEFAULT-VALUE})")
  private int warmUp;

  @Option(
      names = "--python",
      defaultValue = "python3",
      paramLabel = "FILE",
      description = "a Python with PyTorch; off: without (${DEFAULT-VALUE})")
  private String python;

  @Option(
      names = "--fomm",
      paramLabel = "DIR",
      description = "a checkout of the authors' code, whose networks PyTorch then runs")
  private @Nullable Path fomm;

  @Option(
      names = "--out",
      paramLabel = "F",
      description = "write the figures as JSON, and a table as Markdown beside it")
  private @Nullable Path out;

  @Spec private CommandSpec spec;

  private final Supplier<? extends Engine> engine;
  private final Function<Gpu, byte[]> kernels;

  /** On this machine's GPU. */
  public BenchGpuCommand() {
    this(BenchGpuCommand::tensorRt, gpu -> KernelCache.ofUser(NvrtcCompiler.load()).frame(gpu));
  }

  /**
   * @param engine loads what runs networks there
   * @param kernels makes the code of the kernels
   */
  @SuppressWarnings("NullAway.Init") // picocli fills the fields
  BenchGpuCommand(Supplier<? extends Engine> engine, Function<Gpu, byte[]> kernels) {
    this.engine = engine;
    this.kernels = kernels;
  }

  private static Engine tensorRt() {
    return Candidate.all().stream()
        .filter(candidate -> candidate.name().equals("tensorrt"))
        .findFirst()
        .orElseThrow(
            () ->
                new Fault(
                    "measuring on a GPU: expected the engine tensorrt, found a program without"
                        + " it; measure the CPU with: kukla bench"))
        .loader()
        .get();
  }

  @Override
  public Integer call() {
    Misuse.expect("--frames", frames, 1, Integer.MAX_VALUE);
    Misuse.expect("--warm-up", warmUp, 1, Integer.MAX_VALUE);
    CameraMode size = CameraMode.parse(mode);
    List<GpuFigures> figures = measure(engine.get(), size);
    JsonNode torch =
        python.equals("off")
            ? JsonNodeFactory.instance.objectNode().put("missing", "it was not asked for")
            : TorchBench.run(python, fomm, warmUp, frames);
    String table = GpuFigures.table(figures, torch);
    spec.commandLine().getOut().print(table);
    if (torch.has("missing")) {
      spec.commandLine().getOut().println("without PyTorch: " + torch.get("missing").asText());
    }
    spec.commandLine().getOut().flush();
    if (out != null) {
      write(figures, torch, table, out);
    }
    return 0;
  }

  private List<GpuFigures> measure(Engine runs, CameraMode size) {
    List<GpuFigures> figures = new ArrayList<>();
    try (OffscreenContext context = OffscreenContext.open();
        Texture texture = new Texture(size.width(), size.height(), Texture.Format.RGBA8)) {
      spec.commandLine().getErr().println("drawing with " + context.description());
      folders().forEach(folder -> figures.add(one(folder, runs, texture.name(), size)));
    } catch (RenderFault e) {
      spec.commandLine().getErr().println("without OpenGL: " + e.getMessage());
      folders().forEach(folder -> figures.add(one(folder, runs, 0, size)));
    }
    return figures;
  }

  private GpuFigures one(ModelFolder folder, Engine runs, int texture, CameraMode size) {
    return GpuBench.run(
        folder,
        runs,
        OnnxEngine.load(),
        kernels,
        texture,
        size.width(),
        size.height(),
        warmUp,
        frames);
  }

  private List<ModelFolder> folders() {
    ModelShelf shelf = ModelShelf.ofUser();
    if (!models.isEmpty()) {
      return models.stream().map(shelf::find).toList();
    }
    List<ModelFolder> there = new ArrayList<>();
    for (String name : USUAL) {
      if (shelf.all().containsKey(name)) {
        there.add(shelf.find(name));
      } else {
        spec.commandLine()
            .getErr()
            .println("without " + name + ": make it with: kukla models fresh --name " + name);
      }
    }
    return there;
  }

  private static void write(List<GpuFigures> figures, JsonNode torch, String table, Path file) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode models = json.putArray("models");
    figures.forEach(each -> models.add(each.json()));
    json.set("torch", torch);
    AtomicFile.write(file, (json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "") + ".md";
    AtomicFile.write(file.resolveSibling(name), table.getBytes(StandardCharsets.UTF_8));
  }
}
