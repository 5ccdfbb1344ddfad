package kukla.inference.engine;

import java.nio.file.Path;
import java.util.Set;

/** A library that runs ONNX graphs. Sessions do not outlive what their engine needs. */
public interface Engine {
  /** The word that {@code --engine} takes. */
  String name();

  /** Number format of its convolutions: {@code fp32}, {@code bf16}, {@code fp16}. */
  default String precision() {
    return "fp32";
  }

  /** What it runs on where that is not the CPU: the GPU's name; else empty. */
  default String device() {
    return "";
  }

  /**
   * Loads a graph. The caller closes the session.
   *
   * @param kept inputs whose content stays for many runs; see {@link Session#keep}
   * @throws kukla.inference.Fault when the file is no graph that this engine can run
   */
  Session open(Path graph, Set<String> kept);

  /** Loads a graph none of whose inputs is kept. */
  default Session open(Path graph) {
    return open(graph, Set.of());
  }
}
