package kukla.inference.engine.tensorrt.plan;

import java.nio.ByteBuffer;

/** Runs engines. */
public interface PlanRuntime {
  /** TensorRT's version: 10.15.1. */
  String version();

  /**
   * Loads an engine onto the GPU in use; the caller closes it.
   *
   * @param plan direct
   * @throws kukla.inference.Fault when TensorRT does not take it
   */
  Execution load(ByteBuffer plan);
}
