package kukla.app.sink;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbered pictures, from 1 on, offered to a sink one after the other on a thread of its own. Its
 * opener closes it, before the sink.
 */
public final class Offering implements AutoCloseable {
  private final Sink sink;
  private final NumberedPictures pictures;
  private final long pauseMillis;
  private final AtomicLong offered = new AtomicLong();
  private final Thread thread = new Thread(this::run, "offering");
  private volatile boolean stop;

  /**
   * Begins.
   *
   * @param pauseMillis from one to the next
   */
  public Offering(Sink sink, NumberedPictures pictures, long pauseMillis) {
    this.sink = sink;
    this.pictures = pictures;
    this.pauseMillis = pauseMillis;
    thread.start();
  }

  private void run() {
    try {
      while (!stop) {
        long number = offered.get() + 1;
        sink.offer(pictures.draw(number), number, System.nanoTime());
        offered.set(number);
        Thread.sleep(pauseMillis);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The number of the newest that the sink has seen. */
  public int newest() {
    return offered.intValue();
  }

  /** Waits until a picture of this number was offered. */
  public void await(int number) throws InterruptedException {
    while (newest() < number) {
      Thread.sleep(5);
    }
  }

  @Override
  public void close() throws InterruptedException {
    stop = true;
    thread.join();
  }
}
