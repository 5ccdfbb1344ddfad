package kukla.app.loop;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.locks.LockSupport;
import kukla.app.times.Durations;

/**
 * How long this machine lets a thread wait that asks for one millisecond, and does nothing else:
 * what no program here can do better than. Its opener closes it.
 */
public final class Hiccups implements AutoCloseable {
  private static final long MILLISECOND = 1_000_000;

  /** Shorter ones make nobody late. */
  private static final long NOTABLE_NANOS = 4_000_000;

  private static final int KEPT = 256;

  private final Durations late = new Durations();
  private final long[] begins = new long[KEPT];
  private final long[] ends = new long[KEPT];
  private int notable;
  private final Thread thread = new Thread(this::run, "hiccups");
  private volatile boolean closing;

  public Hiccups() {
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    long before = System.nanoTime();
    while (!closing) {
      LockSupport.parkNanos(MILLISECOND);
      long now = System.nanoTime();
      long tooLong = now - before - MILLISECOND;
      late.record(tooLong);
      if (tooLong >= NOTABLE_NANOS) {
        note(before, now);
      }
      before = now;
    }
  }

  private synchronized void note(long begin, long end) {
    begins[notable % KEPT] = begin;
    ends[notable % KEPT] = end;
    notable++;
  }

  /** Whether the machine kept this thread waiting notably in this stretch of time. */
  public synchronized boolean during(long beginNanos, long endNanos) {
    for (int i = 0; i < Math.min(notable, KEPT); i++) {
      if (begins[i] <= endNanos && ends[i] >= beginNanos) {
        return true;
      }
    }
    return false;
  }

  /** Forgets what was measured so far. */
  public void reset() {
    late.reset();
  }

  /** How much too long it was. */
  public JsonNode json() {
    return late.json();
  }

  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(thread);
  }
}
