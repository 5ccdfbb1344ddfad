package kukla.app.animate;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import kukla.inference.Fault;
import org.jspecify.annotations.Nullable;

/** Waiting for another thread's work, its failure being this thread's. */
final class Waiting {
  private Waiting() {}

  static <T extends @Nullable Object> T on(Future<T> work) {
    try {
      return work.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Fault("animating: interrupted; start it again", e);
    }
  }

  /** Ends a thread after the work that it has begun: what it uses may be closed afterwards. */
  static void shutDown(ExecutorService thread) {
    thread.shutdown();
    try {
      while (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
        // a decoder or an encoder always returns
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
