package kukla.inference.engine;

import java.nio.file.Path;

/** A library that runs ONNX graphs. Sessions do not outlive what their engine needs. */
public interface Engine {
  /** The word that {@code --engine} takes. */
  String name();

  /**
   * Loads a graph. The caller closes the session.
   *
   * @throws kukla.inference.Fault when the file is no graph that this engine can run
   */
  Session open(Path graph);
}
