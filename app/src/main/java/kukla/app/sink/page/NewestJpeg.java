package kukla.app.sink.page;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The newest picture as JPEG, of which every viewer takes a copy when it has time. Memory grows to
 * the largest picture and is used again. Any thread.
 */
final class NewestJpeg {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private byte[] bytes = new byte[0];
  private int length;
  private long number;
  private boolean closed;

  /** One viewer's copy. */
  static final class Copy {
    private byte[] bytes = new byte[0];
    private int length;
    private long number;

    byte[] bytes() {
      return bytes;
    }

    /** How many of the bytes are the picture; 0 before the first. */
    int length() {
      return length;
    }
  }

  /** Replaces the picture. */
  void put(ByteBuffer jpeg) {
    lock.lock();
    try {
      length = jpeg.remaining();
      if (bytes.length < length) {
        bytes = new byte[length + length / 4];
      }
      jpeg.get(bytes, 0, length);
      number++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Forgets the picture, so that nobody is shown an old one first. */
  void clear() {
    lock.lock();
    try {
      length = 0;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a picture newer than the copy.
   *
   * @param into is brought up to date; after a while without anything newer it stays as it was
   * @return false once this was closed
   */
  boolean copyNewer(Copy into, long patienceMillis) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
      while (!closed && left > 0 && (length == 0 || number == into.number)) {
        left = changed.awaitNanos(left);
      }
      if (!closed && length > 0 && number != into.number) {
        if (into.bytes.length < length) {
          into.bytes = new byte[bytes.length];
        }
        System.arraycopy(bytes, 0, into.bytes, 0, length);
        into.length = length;
        into.number = number;
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /** Sends all viewers home. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
