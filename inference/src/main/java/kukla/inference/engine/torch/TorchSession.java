package kukla.inference.engine.torch;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import kukla.inference.Fault;
import kukla.inference.card.Door;
import kukla.inference.engine.Session;
import kukla.inference.engine.graph.Constant;
import kukla.inference.engine.graph.OnnxGraph;
import kukla.inference.engine.graph.OnnxReader;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.ExtraFilesMap;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.JitModule;
import org.bytedeco.pytorch.Method;
import org.bytedeco.pytorch.QualifiedName;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A graph on libtorch, translated once into TorchScript: a run is a single call, so nothing but a
 * few small objects comes onto the Java heap, and every value in between is dropped by libtorch
 * after its last use.
 */
public final class TorchSession implements Session {
  private static final String CLASS = "__torch__.Net";

  /** Version of TorchScript's operators that the translations are written for. */
  private static final int OPERATOR_VERSION = 10;

  private final Path path;
  private final List<Door> inputs;
  private final List<Door> outputs;
  private final BoundTensors inputTensors = new BoundTensors();
  private final BoundTensors outputTensors = new BoundTensors();
  private final Deque<Pointer> held = new ArrayDeque<>();
  private final Method keepMethod;
  private final Method frameMethod;
  private final IValue nothing;
  private final IValue loaded;
  private final IValue x;
  private final IValue y;
  private final IValueVector frameArguments;
  private boolean stale = true;

  private TorchSession(Path path, OnnxGraph graph, Script script) {
    this.path = path;
    inputs = graph.inputs();
    outputs =
        graph.outputs().stream()
            .map(door -> new Door(door.name(), script.shape(door.name()), null))
            .toList();
    inputs.forEach(door -> inputTensors.add(door.name(), door.shape()));
    outputs.forEach(door -> outputTensors.add(door.name(), door.shape()));
    try (PointerScope scope = new PointerScope();
        InferenceMode mode = new InferenceMode(true)) {
      JitModule module = held(compile(script.text()));
      keepMethod = held(module.get_method(Stage.KEEP.function()));
      frameMethod = held(module.get_method(Stage.FRAME.function()));
      // An empty list of tensors: the script's own, since only it knows the type.
      nothing = held(module.get_method("empty").apply(new IValueVector()));
      x = held(inputTensors.list(nothing));
      y = held(outputTensors.list(nothing));
      IValue raw = raw(nothing, script.stored());
      Method load = module.get_method(Stage.LOAD.function());
      loaded = held(load.apply(new IValueVector(raw, nothing, nothing, nothing, nothing)));
      frameArguments = held(new IValueVector(nothing, loaded, nothing, x, y));
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /** Takes a pointer out of the scope at hand, until {@link #close}. */
  private <P extends Pointer> P held(P pointer) {
    pointer.retainReference();
    held.push(pointer);
    return pointer;
  }

  /**
   * Loads a graph. The caller closes the session.
   *
   * @param kept inputs whose content stays for many runs
   * @param brain16 whether convolutions run in BF16
   * @throws Fault when there is no such file, or it has operators that have no translation
   */
  public static TorchSession open(Path path, Set<String> kept, boolean brain16) {
    OnnxGraph graph = OnnxReader.read(path);
    for (Door door : graph.inputs()) {
      if (door.shape().contains(-1L)) {
        throw new Fault(
            "loading "
                + path
                + " into libtorch: expected inputs of fixed sizes, found "
                + door.shape()
                + " for "
                + door.name()
                + "; use --engine onnx");
      }
    }
    Script script = new Script(graph, kept, brain16);
    try {
      return TorchThread.call(() -> new TorchSession(path, graph, script));
    } catch (RuntimeException e) {
      if (e instanceof Fault) {
        throw e;
      }
      throw new Fault(
          "loading " + path + " into libtorch: found " + said(e) + "; use --engine onnx", e);
    }
  }

  private static JitModule compile(String source) {
    ExtraFilesMap files = new ExtraFilesMap();
    String empty = "  def empty(self: __torch__.Net) -> List[Tensor]:\n    return []\n";
    files.put(new BytePointer("__torch__"), new BytePointer(source + empty));
    JitModule shell = new JitModule(new QualifiedName(CLASS));
    return torch.jitModuleFromSourceAndConstants(
        new IValue(shell._ivalue()), files, new IValueVector(), OPERATOR_VERSION);
  }

  private static IValue raw(IValue empty, List<Constant> stored) {
    GenericList list = empty.toList().copy();
    for (Constant constant : stored) {
      ScalarType type =
          switch (constant.type()) {
            case FLOAT -> ScalarType.Float;
            case HALF -> ScalarType.Half;
            case LONG -> ScalarType.Long;
            case INT -> ScalarType.Int;
          };
      list.push_back(new IValue(BoundTensors.over(constant.data(), constant.shape(), type)));
    }
    return new IValue(list);
  }

  @Override
  public List<Door> inputs() {
    return inputs;
  }

  @Override
  public List<Door> outputs() {
    return outputs;
  }

  @Override
  public FloatBuffer input(String name, long... shape) {
    List<Long> bound = inputTensors.shape(name);
    if (shape.length > 0 && !Arrays.stream(shape).boxed().toList().equals(bound)) {
      throw new Fault(
          "feeding "
              + path.getFileName()
              + ": expected "
              + name
              + " of shape "
              + bound
              + ", found "
              + Arrays.toString(shape)
              + "; card and file may belong to different models");
    }
    return inputTensors.buffer(name);
  }

  @Override
  public void keep() {
    stale = true;
  }

  @Override
  public void run() {
    TorchThread.call(
        () -> {
          frame();
          return true;
        });
  }

  private void frame() {
    try (PointerScope running = new PointerScope();
        InferenceMode mode = new InferenceMode(true)) {
      if (stale) {
        IValue kept = keepMethod.apply(new IValueVector(nothing, loaded, nothing, x, y));
        frameArguments.put(2, kept);
        stale = false;
      }
      frameMethod.apply(frameArguments);
    } catch (RuntimeException e) {
      throw new Fault(
          "running " + path + " on libtorch: found " + said(e) + "; try --engine onnx", e);
    }
  }

  @Override
  public FloatBuffer output(String name) {
    return outputTensors.buffer(name);
  }

  @Override
  public long[] shape(String output) {
    return outputTensors.shape(output).stream().mapToLong(Long::longValue).toArray();
  }

  @Override
  public void close() {
    while (!held.isEmpty()) {
      held.pop().close();
    }
  }

  /** What libtorch says went wrong, without the trace around it. */
  private static String said(RuntimeException e) {
    List<String> lines =
        String.valueOf(e.getMessage()).lines().filter(line -> !line.isBlank()).toList();
    return lines.stream()
        .filter(line -> line.startsWith("RuntimeError: "))
        .findFirst()
        .orElse(lines.isEmpty() ? "nothing said" : lines.get(0))
        .replace("RuntimeError: ", "")
        .replaceFirst("\\. .*", "");
  }
}
