package kukla.inference.engine.onnx;

import ai.onnxruntime.OrtException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import kukla.inference.Fault;

/**
 * A thread with room for deep native recursion. ONNX Runtime's set-up of its environment was seen
 * 11,771 calls deep, which overruns a Java thread's usual megabyte and ends the process without a
 * word.
 */
final class DeepStack {
  private static final long BYTES = 64L << 20;

  private DeepStack() {}

  /** What runs there. */
  interface Task<T> {
    T run() throws OrtException;
  }

  /** Runs the task there and waits for it; its exception is this method's. */
  static <T> T run(Task<T> task) throws OrtException {
    FutureTask<T> work = new FutureTask<>(task::run);
    new Thread(null, work, "onnx-start", BYTES).start();
    try {
      return work.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OrtException failure) {
        throw failure;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof LinkageError failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Fault("loading ONNX Runtime: interrupted; start it again", e);
    }
  }
}
