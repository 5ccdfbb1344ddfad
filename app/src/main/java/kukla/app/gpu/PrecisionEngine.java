package kukla.app.gpu;

import java.nio.file.Path;
import java.util.Set;
import kukla.inference.engine.Session;
import kukla.inference.engine.tensorrt.TensorRtEngine;
import kukla.inference.engine.tensorrt.plan.Precision;

/** An engine that builds a graph with any layers in FP32, and keeps which it should. */
interface PrecisionEngine {
  /** Builds and loads a graph; the caller closes the session. */
  Session open(Path graph, Set<String> kept, Precision precision);

  /** Throws away what was built with that precision. */
  void forget(Path graph, Precision precision);

  /** Builds of the graph have these layers in FP32 from now on. */
  void keep(Path graph, Set<String> exact);

  /** TensorRT on this machine's GPU. */
  static PrecisionEngine of(TensorRtEngine engine) {
    return new PrecisionEngine() {
      @Override
      public Session open(Path graph, Set<String> kept, Precision precision) {
        return engine.open(graph, kept, precision);
      }

      @Override
      public void forget(Path graph, Precision precision) {
        engine.forget(graph, precision);
      }

      @Override
      public void keep(Path graph, Set<String> exact) {
        engine.keep(graph, exact);
      }
    };
  }
}
