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

  private final Durations late = new Durations();
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
      late.record(now - before - MILLISECOND);
      before = now;
    }
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
