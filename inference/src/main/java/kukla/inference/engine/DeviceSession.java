package kukla.inference.engine;

import kukla.inference.Fault;
import kukla.inference.cuda.Cuda;
import kukla.inference.cuda.Gpu;

/**
 * A session for those who work on the GPU anyway: its tensors lie there, bound once, and a run can
 * be given to a stream without copying anything.
 */
public interface DeviceSession extends Session {
  /** Makes the calls; borrowed. */
  Cuda cuda();

  /** The GPU that it runs on. */
  Gpu gpu();

  /** Where a door's tensor lies on the GPU. */
  long address(String name);

  /** Brings kept inputs to the GPU where {@link #keep} said that they are new. */
  void bringKept(long stream);

  /**
   * Gives one run's work to a stream of the caller's, which may capture once a run was made; inputs
   * and outputs stay on the GPU.
   */
  void enqueue(long stream);

  /** Takes a fault of other work on its GPU: where that is lost, nobody tries it again. */
  void heard(Fault fault);
}
