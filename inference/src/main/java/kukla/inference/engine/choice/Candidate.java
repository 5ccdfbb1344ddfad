package kukla.inference.engine.choice;

import java.util.List;
import java.util.function.Supplier;
import kukla.inference.engine.Engine;
import kukla.inference.engine.onnx.OnnxEngine;
import kukla.inference.engine.torch.TorchEngine;

/**
 * An engine that may or may not load on this machine.
 *
 * @param name the word that {@code --engine} takes
 * @param loader loads it, or throws a fault that says why it cannot
 */
public record Candidate(String name, Supplier<? extends Engine> loader) {

  /** The engines of this program, the one that is likely faster first. */
  public static List<Candidate> all() {
    return List.of(
        new Candidate("torch", TorchEngine::load), new Candidate("onnx", OnnxEngine::load));
  }
}
