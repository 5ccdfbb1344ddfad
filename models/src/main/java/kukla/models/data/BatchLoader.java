package kukla.models.data;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Fills batches ahead on a thread of its own, in the order of the steps. Three batches go round:
 * one being filled, one waiting, one lent to the trainer. Its opener closes it.
 */
public final class BatchLoader implements AutoCloseable {
  private final BlockingQueue<Batch> free = new ArrayBlockingQueue<>(3);
  private final BlockingQueue<Batch> filled = new ArrayBlockingQueue<>(3);
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Thread thread;
  private @Nullable Batch lent;

  /**
   * Starts filling.
   *
   * @param sampler used by the thread from now on; closed with the loader
   * @param firstStep the step whose pairs come first
   */
  public BatchLoader(PairSampler sampler, int pairs, int size, long firstStep) {
    for (int i = 0; i < 3; i++) {
      free.add(Batch.allocate(pairs, size));
    }
    thread =
        new Thread(
            () -> {
              try (sampler) {
                for (long step = firstStep; ; step++) {
                  Batch batch = free.take();
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

  /** The next step's pairs, lent until the next call. */
  public Batch next() throws InterruptedException {
    if (lent != null) {
      free.add(lent);
      lent = null;
    }
    Batch batch = filled.poll();
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
