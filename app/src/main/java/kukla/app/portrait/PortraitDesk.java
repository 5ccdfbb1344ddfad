package kukla.app.portrait;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import kukla.inference.card.ModelShelf;
import kukla.inference.face.FaceDetector;
import org.jspecify.annotations.Nullable;

/** A thread that looks at portraits, one after the other. Its opener closes it. */
final class PortraitDesk implements AutoCloseable {
  private static final long GOODBYE_SECONDS = 8;

  private final ModelShelf shelf;
  private final ExecutorService thread;
  // opened and used on that thread alone
  private @Nullable FaceDetector detector;
  private volatile boolean closing;

  /**
   * @param name of the thread
   */
  PortraitDesk(String name, ModelShelf shelf) {
    this.shelf = shelf;
    thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread reader = new Thread(task, name);
              reader.setDaemon(true);
              return reader;
            });
  }

  /** Does this there; nothing once it is closed. */
  <T> CompletableFuture<T> look(Function<FaceDetector, T> task) {
    return CompletableFuture.supplyAsync(
        () -> {
          if (closing) {
            throw new CancellationException();
          }
          return task.apply(opened());
        },
        thread);
  }

  private FaceDetector opened() {
    FaceDetector known = detector;
    if (known == null) {
      known = FaceDetectors.open(shelf);
      detector = known;
    }
    return known;
  }

  @Override
  public void close() {
    closing = true;
    thread.execute(
        () -> {
          if (detector != null) {
            detector.close();
          }
        });
    thread.shutdown();
    try {
      // a network that is still running must not find the process gone
      thread.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
