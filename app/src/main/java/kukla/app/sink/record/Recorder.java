package kukla.app.sink.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import kukla.app.frames.Pool;
import kukla.app.sink.ProgramFormat;
import kukla.app.sink.ProgramPicture;
import kukla.app.sink.Sink;
import kukla.app.sink.SinkStatus;
import kukla.app.sink.SinkStatus.State;
import kukla.app.times.Durations;
import kukla.inference.Fault;
import kukla.media.LiveFormat;
import kukla.media.LiveSound;
import kukla.media.LiveWriter;
import kukla.media.WholeFragments;
import org.jspecify.annotations.Nullable;

/**
 * Records the program picture as an mp4. Pictures wait in a short queue for the encoder; what finds
 * it full is left out and counted. Whatever ends the recording (a full disk, the end of the
 * process) leaves what was recorded so far in a file that plays.
 */
public final class Recorder implements Sink {
  private static final int QUEUE = 10;
  private static final long NOT_PLACED = Long.MIN_VALUE / 2;
  private static final int MEASURED_PICTURES = 8;
  private static final long TOLERATED_NANOS = TimeUnit.MILLISECONDS.toNanos(25);
  private static final long PATIENCE_MILLIS = 200;
  private static final long CLOSE_MILLIS = 8000;

  private final Path file;
  private final ProgramFormat format;
  private final Provenance provenance;
  private final @Nullable LiveSound sound;
  private final Durations offered = new Durations();
  private final Pool<ProgramPicture> pool;
  private final BlockingQueue<Pool.Lease<ProgramPicture>> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Durations latency = new Durations();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final Thread thread;
  private final long leastGapNanos;
  private volatile boolean closing;
  private volatile Phase phase;

  // of the offering thread
  private long lastOfferedNanos = Long.MIN_VALUE;

  private record Phase(State state, String sentence) {}

  private Recorder(
      Path file, ProgramFormat format, Provenance provenance, @Nullable LiveSound sound) {
    this.file = file;
    this.sound = sound;
    this.format = format;
    this.provenance = provenance;
    leastGapNanos = (long) (0.6e9 / format.frameRate().framesPerSecond());
    pool = new Pool<>(QUEUE + 2, () -> new ProgramPicture(format));
    phase = new Phase(State.WAITING, "starting the recording " + file);
    thread = new Thread(this::run, "recorder");
    thread.setDaemon(true);
    thread.start();
  }

  /** Starts a recording without sound. */
  public static Recorder open(Path wished, ProgramFormat format, Provenance provenance) {
    return open(wished, format, provenance, null);
  }

  /**
   * Starts a recording.
   *
   * @param wished its name, to which a number is added where there is such a file already
   * @param sound what is heard, null: nothing; where it does not open, the recording is silent and
   *     the status says why
   * @throws Fault when the place cannot be written
   */
  public static Recorder open(
      Path wished, ProgramFormat format, Provenance provenance, @Nullable LiveSound sound) {
    String name = wished.getFileName() == null ? "" : wished.getFileName().toString();
    if (!name.toLowerCase(java.util.Locale.ROOT).endsWith(".mp4") || Files.isDirectory(wished)) {
      throw new Fault(
          "recording to " + wished + ": expected a file name that ends in .mp4; change it");
    }
    return new Recorder(FreeName.take(wished), format, provenance, sound);
  }

  @Override
  public String name() {
    return "recorder";
  }

  /** What is written. */
  public Path file() {
    return file;
  }

  @Override
  public void offer(ByteBuffer rgba, long sequence, long captureNanos) {
    long now = System.nanoTime();
    State state = phase.state();
    if (closing || state == State.FAILED || state == State.CLOSED) {
      return;
    }
    if (lastOfferedNanos != Long.MIN_VALUE && now - lastOfferedNanos < leastGapNanos) {
      return; // more often than the recording has pictures
    }
    lastOfferedNanos = now;
    if (queue.remainingCapacity() == 0 || pool.free() == 0) {
      dropped.incrementAndGet();
      return;
    }
    var lease =
        pool.fill(
            picture -> {
              picture.fill(rgba, sequence, captureNanos);
              return true;
            });
    if (lease != null && !queue.offer(lease)) {
      lease.close();
    }
  }

  private void run() {
    try {
      writeAll();
      phase = new Phase(State.CLOSED, recorded());
    } catch (Fault e) {
      phase = new Phase(State.FAILED, e.sentence() + "; " + keepWhatPlays());
    } catch (RuntimeException | LinkageError e) {
      phase =
          new Phase(
              State.FAILED,
              "recording to "
                  + file
                  + ": expected no such failure, found "
                  + e
                  + "; "
                  + keepWhatPlays());
    } catch (InterruptedException e) {
      phase = new Phase(State.FAILED, "recording to " + file + " was broken off");
    }
    for (var left = queue.poll(); left != null; left = queue.poll()) {
      left.close();
    }
  }

  private void writeAll() throws InterruptedException {
    try (LiveWriter writer = openWriter()) {
      long firstNanos = Long.MIN_VALUE;
      long delayNanos = NOT_PLACED;
      long moving = 0;
      while (!closing || !queue.isEmpty()) {
        try (var lease = queue.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
          if (lease != null) {
            ProgramPicture picture = lease.buffer();
            firstNanos = firstNanos == Long.MIN_VALUE ? picture.offeredNanos() : firstNanos;
            if (picture.moves()) {
              offered.record(picture.offeredNanos() - picture.captureNanos());
              moving++;
            }
            if (writer.hasSound() && moving >= MEASURED_PICTURES) {
              delayNanos = placeSound(writer, firstNanos, delayNanos);
            }
            writer.write(picture.image(), picture.offeredNanos() - firstNanos);
            if (picture.moves()) {
              latency.record(System.nanoTime() - picture.captureNanos());
            }
            sent.incrementAndGet();
          }
        }
      }
      writer.finish();
    }
  }

  /** Lets the sound be as late as the pictures are, once that is known and where it has changed. */
  private long placeSound(LiveWriter writer, long firstNanos, long delayNanos) {
    long now = (long) (offered.medianMillis() * 1e6);
    if (Math.abs(now - delayNanos) < TOLERATED_NANOS) {
      return delayNanos;
    }
    writer.placeSound(firstNanos, now);
    return now;
  }

  private LiveWriter openWriter() {
    LiveFormat live =
        new LiveFormat(format.width(), format.height(), format.frameRate(), provenance.entries());
    String silent = "";
    LiveWriter writer = null;
    if (sound != null) {
      try {
        writer = LiveWriter.record(file, live, sound);
      } catch (Fault e) {
        silent = ", without sound: " + e.sentence();
      }
    }
    writer = writer == null ? LiveWriter.record(file, live, null) : writer;
    phase = new Phase(State.OPEN, "recording to " + file + " with " + writer.encoder() + silent);
    return writer;
  }

  /** How it ended well; a file without a picture is no clip and does not stay. */
  private String recorded() {
    if (sent.get() > 0) {
      return "recorded " + sent + " pictures to " + file;
    }
    delete();
    return "nothing was recorded to " + file + ": no picture came before the end";
  }

  private String keepWhatPlays() {
    try {
      if (WholeFragments.keep(file) > 0) {
        return "what was recorded before is in " + file;
      }
    } catch (IOException e) {
      return "look whether " + file + " plays";
    }
    delete();
    return "nothing was recorded";
  }

  private void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // it stays, empty as it is
    }
  }

  @Override
  public SinkStatus status() {
    Phase now = phase;
    return new SinkStatus(now.state(), now.sentence(), sent.get(), dropped.get());
  }

  @Override
  public Durations latency() {
    return latency;
  }

  /** Writes what waits and ends the file. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
