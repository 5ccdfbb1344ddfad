package kukla.inference.engine.tensorrt.plan;

import java.nio.file.Path;
import kukla.inference.cuda.Gpu;

/** Builds engines. */
public interface PlanBuilder {
  /**
   * An engine that is to be built.
   *
   * @param graph the ONNX file
   * @param key of the engine
   * @param precision of its layers
   * @param gpu for which
   * @param destination where the engine file goes
   * @param timing where the timing cache lies, or will
   */
  record Order(
      Path graph, PlanKey key, Precision precision, Gpu gpu, Path destination, Path timing) {}

  /**
   * Builds, and tells {@link kukla.inference.engine.Preparation} how far it has come.
   *
   * @throws kukla.inference.Fault when it cannot be built, or was given up
   */
  void build(Order order);
}
