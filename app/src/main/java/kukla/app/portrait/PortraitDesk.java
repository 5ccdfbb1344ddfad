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
  /** A network looks for some milliseconds; on a machine that is busy elsewhere for seconds. */
  private static final long GOODBYE_SECONDS = 30;

  private final ModelShelf shelf;
  private final ExecutorService thread;
  private volatile @Nullable Thread reader;
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
              Thread made = new Thread(task, name);
              made.setDaemon(true);
              reader = made;
              return made;
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
    if (closing) {
      return;
    }
    closing = true;
    thread.execute(
        () -> {
          if (detector != null) {
            detector.close();
          }
        });
    thread.shutdown();
    Thread looking = reader;
    if (looking == null) {
      return;
    }
    looking.interrupt(); // a search of many looks ends with the next one
    try {
      // a network that is still running must not find the process gone
      looking.join(TimeUnit.SECONDS.toMillis(GOODBYE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
