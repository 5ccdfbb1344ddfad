package kukla.app.sink;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import kukla.app.frames.Latest;
import kukla.app.frames.Pool;
import kukla.app.sink.SinkStatus.State;
import kukla.app.times.Durations;
import kukla.inference.Fault;
import kukla.inference.gpu.Packing;
import org.jspecify.annotations.Nullable;

/**
 * A sink whose consumer always gets the newest picture: what it has no time for is left out and
 * counted. A way out that breaks is opened again by itself, sooner or later.
 */
public final class NewestSink implements Sink {
  /** Writer, slot and reader. */
  private static final int BUFFERS = 3;

  private static final long CHECK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final long SOONEST_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final long LATEST_NANOS = TimeUnit.SECONDS.toNanos(4);
  private static final long CLOSE_MILLIS = 3000;

  private final String name;
  private final Outlet.Opening opening;
  private final Pool<ProgramPicture> pool;
  private final Latest<Pool.Lease<ProgramPicture>> newest = new Latest<>();
  private final Durations latency = new Durations();
  private final Thread thread;
  private volatile boolean closing;
  private volatile @Nullable Outlet outlet;
  private volatile Phase phase;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong missed = new AtomicLong();

  private record Phase(State state, String sentence) {}

  /**
   * Starts it.
   *
   * @param name as the panel shows it
   * @param threadName the name of its thread
   */
  public NewestSink(String name, String threadName, ProgramFormat format, Outlet.Opening opening) {
    this.name = name;
    this.opening = opening;
    phase = new Phase(State.WAITING, "opening the " + name);
    pool = new Pool<>(BUFFERS, () -> new ProgramPicture(format));
    thread = new Thread(this::run, threadName);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public @Nullable Packing wish() {
    Outlet open = outlet;
    if (open == null || !open.wanted()) {
      return null;
    }
    return open.takesYuyv() ? Packing.YUYV : Packing.RGBA;
  }

  @Override
  public void offer(ByteBuffer rgba, long sequence, long captureNanos) {
    offer(picture -> picture.fill(rgba, sequence, captureNanos));
  }

  @Override
  public void offerYuyv(ByteBuffer yuyv, long sequence, long captureNanos) {
    offer(picture -> picture.fillYuyv(yuyv, sequence, captureNanos));
  }

  private void offer(Consumer<? super ProgramPicture> filling) {
    Outlet open = outlet;
    if (open == null) {
      missed.incrementAndGet();
      return;
    }
    if (!open.wanted()) {
      return;
    }
    var lease =
        pool.fill(
            picture -> {
              filling.accept(picture);
              return true;
            });
    if (lease != null) {
      newest.publish(lease);
    }
  }

  private void run() {
    long pause = SOONEST_NANOS;
    while (!closing) {
      long before = sent.get();
      try (Outlet opened = opening.open()) {
        discardStale(); // offered to the one before, as late as that
        outlet = opened;
        phase = new Phase(State.OPEN, opened.sentence()); // whoever sees this may offer
        deliverAll(opened);
      } catch (Fault e) {
        phase = new Phase(State.WAITING, e.sentence() + "; trying again");
      } catch (InterruptedException e) {
        break;
      } catch (RuntimeException | LinkageError e) {
        phase =
            new Phase(
                State.FAILED, "sending to the " + name + ": expected no such failure, found " + e);
        return;
      } finally {
        outlet = null;
        discardStale();
      }
      pause = sent.get() > before ? SOONEST_NANOS : Math.min(LATEST_NANOS, 2 * pause);
      pause(pause);
    }
    phase = new Phase(State.CLOSED, "the " + name + " was closed");
  }

  private void deliverAll(Outlet opened) throws InterruptedException {
    while (!closing) {
      try (var lease = newest.take(CHECK_NANOS)) {
        if (lease == null) {
          opened.check();
        } else {
          opened.deliver(lease.buffer());
          if (lease.buffer().moves()) {
            latency.record(System.nanoTime() - lease.buffer().captureNanos());
          }
          sent.incrementAndGet();
        }
      }
    }
  }

  /** What lay there when the way out broke is too old for the next one. */
  private void discardStale() {
    try (var stale = newest.poll()) {
      missed.addAndGet(stale == null ? 0 : 1);
    }
  }

  private void pause(long nanos) {
    try {
      long until = System.nanoTime() + nanos;
      while (!closing && System.nanoTime() < until) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    } catch (InterruptedException e) {
      closing = true;
    }
  }

  @Override
  public SinkStatus status() {
    Phase now = phase;
    Outlet open = outlet;
    // one that broke has no say any more
    String sentence = open == null || now.state() != State.OPEN ? now.sentence() : open.sentence();
    return new SinkStatus(now.state(), sentence, sent.get(), newest.dropped() + missed.get());
  }

  @Override
  public Durations latency() {
    return latency;
  }

  @Override
  public void close() {
    closing = true;
    newest.close();
    Outlet open = outlet;
    if (open != null) {
      open.interrupt();
    }
    thread.interrupt();
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
