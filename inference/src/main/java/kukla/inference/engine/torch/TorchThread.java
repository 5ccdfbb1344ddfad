package kukla.inference.engine.torch;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The one thread on which libtorch loads and runs graphs.
 *
 * <p>Its team of OpenMP threads serves every caller (each calling thread would get a team of its
 * own), its stack is as large as native code expects, and the process does not go down in the
 * middle of a run, which would destroy what libtorch's code still uses.
 */
final class TorchThread {
  /** Address space, as the main thread of a native program has; only what is touched counts. */
  private static final long STACK_BYTES = 8L << 20;

  /** Longer than any run; a hanging one must not keep the process for ever. */
  private static final long LAST_RUN_SECONDS = 10;

  private static final ExecutorService THREAD =
      Executors.newSingleThreadExecutor(TorchThread::make);

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(TorchThread::finish, "libtorch's last run"));
  }

  private TorchThread() {}

  /** Runs there and waits; what it throws is thrown here. */
  static <T> T call(Supplier<T> task) {
    try {
      return THREAD.submit(task::get).get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof RuntimeException runtime) {
        throw runtime;
      }
      if (cause instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while libtorch ran", e);
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("the program is ending", e);
    }
  }

  private static Thread make(Runnable task) {
    Thread thread = new Thread(null, task, "libtorch", STACK_BYTES);
    thread.setDaemon(true);
    return thread;
  }

  private static void finish() {
    THREAD.shutdown();
    try {
      THREAD.awaitTermination(LAST_RUN_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
