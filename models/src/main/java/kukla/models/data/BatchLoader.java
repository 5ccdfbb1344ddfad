package kukla.models.data;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Fills batches ahead on a thread of its own, in the order of the steps. Three batches go round:
 * one being filled, one waiting, one lent to the trainer. Its opener closes it.
 */
public final class BatchLoader<B> implements AutoCloseable {
  private final BlockingQueue<B> free = new ArrayBlockingQueue<>(3);
  private final BlockingQueue<B> filled = new ArrayBlockingQueue<>(3);
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Thread thread;
  private @Nullable B lent;

  /**
   * Starts filling.
   *
   * @param empty makes a batch
   * @param sampler used by the thread from now on; closed with the loader
   * @param firstStep the step whose batch comes first
   */
  public BatchLoader(Supplier<B> empty, Sampler<B> sampler, long firstStep) {
    for (int i = 0; i < 3; i++) {
      free.add(empty.get());
    }
    thread =
        new Thread(
            () -> {
              try (sampler) {
                for (long step = firstStep; ; step++) {
                  B batch = free.take();
                  sampler.fill(batch, step);
                  filled.add(batch);
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              } catch (RuntimeException | Error e) {
                failure.set(e);
              }
            },
            "batch loader");
    thread.setDaemon(true);
    thread.start();
  }

  /** The next step's batch, lent until the next call. */
  public B next() throws InterruptedException {
    if (lent != null) {
      free.add(lent);
      lent = null;
    }
    B batch = filled.poll();
    while (batch == null) {
      Throwable broken = failure.get();
      if (broken != null) {
        throw new IllegalStateException("the batch loader stopped", broken);
      }
      batch = filled.poll(200, java.util.concurrent.TimeUnit.MILLISECONDS);
    }
    lent = batch;
    return batch;
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
