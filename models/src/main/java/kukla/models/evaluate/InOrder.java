package kukla.models.evaluate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import kukla.inference.Fault;

/**
 * Work that other threads do side by side, taken in the order in which it was begun. One thread;
 * closing waits for what is still under way, so that what it uses may be closed afterwards.
 */
final class InOrder<T> implements AutoCloseable {
  private record Begun<T>(Future<T> work, Consumer<T> taker) {}

  private final int most;
  private final Deque<Begun<T>> begun = new ArrayDeque<>();

  /**
   * @param most pieces under way at once
   */
  InOrder(int most) {
    this.most = most;
  }

  /** Adds a piece; where there are too many, waits for the oldest and has it taken. */
  void add(Future<T> work, Consumer<T> taker) {
    begun.add(new Begun<>(work, taker));
    while (begun.size() > most) {
      takeOldest();
    }
  }

  /** Waits for all and has them taken. */
  void finish() {
    while (!begun.isEmpty()) {
      takeOldest();
    }
  }

  private void takeOldest() {
    Begun<T> oldest = begun.remove();
    oldest.taker().accept(waitFor(oldest.work()));
  }

  /** What a piece of work came to, its failure being the caller's. */
  static <T> T waitFor(Future<T> work) {
    try {
      return work.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Fault("evaluating: interrupted; start it again", e);
    }
  }

  @Override
  public void close() {
    for (Begun<T> left : begun) {
      try {
        waitFor(left.work());
      } catch (RuntimeException e) {
        // the first failure is already on its way
      }
    }
    begun.clear();
  }
}
