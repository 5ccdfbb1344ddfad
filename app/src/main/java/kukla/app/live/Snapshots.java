package kukla.app.live;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import kukla.app.sink.ProgramFormat;
import kukla.app.sink.Sink;
import kukla.app.sink.SinkStatus;
import kukla.app.sink.record.Provenance;
import kukla.app.sink.record.Snapshot;
import kukla.app.times.Durations;
import kukla.inference.Fault;
import kukla.inference.gpu.Packing;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.jspecify.annotations.Nullable;

/**
 * Takes one program picture where one was asked for, and writes it on a thread of its own. Its
 * opener closes it.
 */
final class Snapshots implements Sink {
  private static final long GOODBYE_SECONDS = 5;

  private final Provenance provenance;
  private final Consumer<String> notes;
  private final Image picture;
  private final Durations latency = new Durations();
  private final AtomicReference<@Nullable Path> wanted = new AtomicReference<>();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread writer = new Thread(task, "snapshots");
            writer.setDaemon(true);
            return writer;
          });
  private volatile boolean writing;
  private final AtomicLong written = new AtomicLong();

  /**
   * @param notes takes a line for each still that was written, or why it was not
   */
  Snapshots(ProgramFormat format, Provenance provenance, Consumer<String> notes) {
    this.provenance = provenance;
    this.notes = notes;
    picture = Image.allocate(format.width(), format.height(), ChannelOrder.RGBA);
  }

  /** Asks for the next picture. */
  void take(Path file) {
    wanted.set(file);
  }

  @Override
  public String name() {
    return "snapshots";
  }

  @Override
  public @Nullable Packing wish() {
    return writing || wanted.get() == null ? null : Packing.RGBA;
  }

  @Override
  public void offer(ByteBuffer rgba, long sequence, long captureNanos) {
    if (writing) {
      return;
    }
    Path file = wanted.getAndSet(null);
    if (file == null) {
      return;
    }
    picture.pixels().put(0, rgba, 0, picture.pixels().capacity());
    writing = true;
    thread.execute(() -> write(file));
  }

  private void write(Path file) {
    try {
      notes.accept("took " + Snapshot.take(picture, file, provenance));
      written.incrementAndGet();
    } catch (Fault e) {
      notes.accept(e.sentence());
    } finally {
      writing = false;
    }
  }

  @Override
  public SinkStatus status() {
    return new SinkStatus(SinkStatus.State.OPEN, "waiting for the S key", written.get(), 0);
  }

  @Override
  public Durations latency() {
    return latency;
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
        notes.accept("a snapshot could not be written in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
