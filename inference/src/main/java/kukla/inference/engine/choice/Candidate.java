package kukla.inference.engine.choice;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import kukla.inference.cuda.library.NvidiaLibraries;
import kukla.inference.engine.Engine;
import kukla.inference.engine.onnx.OnnxEngine;
import kukla.inference.engine.tensorrt.TensorRtEngine;
import kukla.inference.engine.torch.TorchEngine;

/**
 * An engine that may or may not load on this machine.
 *
 * @param name the word that {@code --engine} takes
 * @param isHere whether this machine has what it is for, so that it is worth a word where it fails
 * @param loader loads it, or throws a fault that says why it cannot
 */
public record Candidate(String name, BooleanSupplier isHere, Supplier<? extends Engine> loader) {

  /** One for every machine. */
  public Candidate(String name, Supplier<? extends Engine> loader) {
    this(name, () -> true, loader);
  }

  /** The engines of this program, the one that is likely faster first. */
  public static List<Candidate> all() {
    return List.of(
        new Candidate(
            TensorRtEngine.NAME, NvidiaLibraries.ofThisMachine()::hasDriver, TensorRtEngine::load),
        new Candidate("torch", TorchEngine::load),
        new Candidate("onnx", OnnxEngine::load));
  }

  /** Those of this machine: without an NVIDIA driver none that needs one. */
  public static List<Candidate> here() {
    return all().stream().filter(candidate -> candidate.isHere().getAsBoolean()).toList();
  }
}
