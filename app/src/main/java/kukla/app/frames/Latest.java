package kukla.app.frames;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import kukla.inference.frame.Loan;
import org.jspecify.annotations.Nullable;

/**
 * A slot between two threads in which the newest wins: what nobody has taken yet is closed and
 * counted when something newer comes. Any thread; its opener closes it after both have stopped.
 */
public final class Latest<T extends Loan> implements AutoCloseable {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private @Nullable T newest;
  private boolean closed;
  private long dropped;

  /** Hands over; closed at once where the slot is closed. */
  public void publish(T value) {
    @Nullable T replaced;
    lock.lock();
    try {
      if (closed) {
        replaced = value;
      } else {
        replaced = newest;
        newest = value;
        if (replaced != null) {
          dropped++;
        }
        filled.signal();
      }
    } finally {
      lock.unlock();
    }
    if (replaced != null) {
      replaced.close();
    }
  }

  /** The newest, now the caller's; null where there is none. */
  public @Nullable T poll() {
    lock.lock();
    try {
      T taken = newest;
      newest = null;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for something to take.
   *
   * @param patienceNanos how long at most
   * @return now the caller's; null when nothing came or the slot was closed
   */
  public @Nullable T take(long patienceNanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = patienceNanos;
      while (newest == null && !closed && left > 0) {
        left = filled.awaitNanos(left);
      }
      T taken = newest;
      newest = null;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /** How many were replaced before anybody took them. */
  public long dropped() {
    lock.lock();
    try {
      return dropped;
    } finally {
      lock.unlock();
    }
  }

  /** Closes what lies there and whatever comes; wakes who waits. */
  @Override
  public void close() {
    @Nullable T left;
    lock.lock();
    try {
      closed = true;
      left = newest;
      newest = null;
      filled.signalAll();
    } finally {
      lock.unlock();
    }
    if (left != null) {
      left.close();
    }
  }
}
