package kukla.inference.engine.torch;

import java.nio.file.Path;
import java.util.Set;
import kukla.inference.Fault;
import kukla.inference.engine.Engine;
import kukla.inference.engine.Processor;
import org.bytedeco.pytorch.global.torch;

/**
 * libtorch on the CPU: BF16, channels together, with oneDNN's own convolutions where the processor
 * has the instructions, FP32 elsewhere.
 */
public final class TorchEngine implements Engine {
  private final boolean brain16;

  private TorchEngine(boolean brain16) {
    this.brain16 = brain16;
  }

  /**
   * The engine, in BF16 where the processor has the instructions.
   *
   * @throws Fault when libtorch cannot be loaded
   */
  public static TorchEngine load() {
    return load(Processor.ofThisMachine().hasBrain16());
  }

  /**
   * The engine in a chosen precision.
   *
   * @param brain16 whether convolutions run in BF16
   * @throws Fault when libtorch cannot be loaded
   */
  public static TorchEngine load(boolean brain16) {
    try {
      NativeTorch.unpack();
      if (!torch.hasMKLDNN()) {
        throw new Fault(
            "loading libtorch: expected a build with oneDNN, found one without; choose --engine"
                + " onnx");
      }
      torch.set_num_threads(Runtime.getRuntime().availableProcessors());
      // Shapes never change here: run what was compiled, do not profile it first.
      torch.getExecutorMode().put(false);
      torch.getProfilingMode().put(false);
    } catch (LinkageError e) {
      throw new Fault(
          "loading libtorch: expected its native library to load on this machine, found "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse("nothing said")
              + "; choose --engine onnx",
          e);
    }
    return new TorchEngine(brain16);
  }

  /** Whether convolutions run in BF16. */
  public boolean brain16() {
    return brain16;
  }

  @Override
  public String name() {
    return "torch";
  }

  @Override
  public String precision() {
    return brain16 ? "bf16" : "fp32";
  }

  @Override
  public TorchSession open(Path graph, Set<String> kept) {
    return TorchSession.open(graph, kept, brain16);
  }
}
