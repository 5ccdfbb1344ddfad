package kukla.app.frames;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import kukla.inference.frame.Loan;
import org.jspecify.annotations.Nullable;

/**
 * Buffers made before the loop starts, lent only when filled. Three are enough for a writer, a slot
 * and a reader. Any thread.
 */
public final class Pool<B> {
  private final BlockingQueue<B> free;

  /**
   * @param count how many buffers
   * @param make makes one
   */
  public Pool(int count, Supplier<B> make) {
    List<B> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      all.add(make.get());
    }
    free = new ArrayBlockingQueue<>(count, false, all);
  }

  /** A filled buffer, lent once. */
  public static final class Lease<B> implements Loan {
    private final BlockingQueue<B> home;
    private final B buffer;
    private final AtomicBoolean back = new AtomicBoolean();

    private Lease(BlockingQueue<B> home, B buffer) {
      this.home = home;
      this.buffer = buffer;
    }

    /** The buffer, while the lease is open. */
    public B buffer() {
      if (back.get()) {
        throw new IllegalStateException("this buffer was given back");
      }
      return buffer;
    }

    @Override
    public void close() {
      if (back.compareAndSet(false, true)) {
        home.add(buffer);
      }
    }
  }

  /**
   * Fills a free buffer and lends it.
   *
   * @param filler fills what it is given; false, or an exception, gives the buffer back
   * @return null where the filler said false
   * @throws IllegalStateException when all are lent, which more holders than buffers would need
   */
  public @Nullable Lease<B> fill(Predicate<? super B> filler) {
    B buffer = free.poll();
    if (buffer == null) {
      throw new IllegalStateException("every buffer of the pool is lent");
    }
    boolean filled = false;
    try {
      filled = filler.test(buffer);
    } finally {
      if (!filled) {
        free.add(buffer);
      }
    }
    return filled ? new Lease<>(free, buffer) : null;
  }

  /** Buffers that are not lent. */
  public int free() {
    return free.size();
  }
}
