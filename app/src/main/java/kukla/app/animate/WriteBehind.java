package kukla.app.animate;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kukla.app.animate.StageTimes.Stage;
import kukla.inference.image.Image;
import kukla.media.ClipWriter;
import kukla.media.Stills;
import org.jspecify.annotations.Nullable;

/**
 * Writes frames on a thread of its own, one frame behind the one that is being made: PNG first,
 * then the mark, then the clip. Borrows the writer; its opener closes it.
 */
final class WriteBehind implements AutoCloseable {
  private final ClipWriter writer;
  private final @Nullable Path pngDir;
  private final StageTimes times;
  private final SyntheticMark mark;
  private final Image marked;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "encode"));
  private Image making;
  private Image writing;
  private Future<?> busy = CompletableFuture.completedFuture(null);

  /**
   * @param canvas what its frames are made on
   * @param pngDir a folder that exists, or null
   */
  WriteBehind(ClipWriter writer, Canvas canvas, @Nullable Path pngDir, StageTimes times) {
    this.writer = writer;
    this.pngDir = pngDir;
    this.times = times;
    mark = new SyntheticMark(canvas.width(), canvas.height());
    making = Pixels.allocate(canvas.width(), canvas.height());
    writing = Pixels.allocate(canvas.width(), canvas.height());
    marked = Pixels.allocate(canvas.width(), canvas.height());
    canvas.prepare(making);
    canvas.prepare(writing);
  }

  /** Where the next frame is made; it still holds the last but one. */
  Image frame() {
    return making;
  }

  /** Takes {@link #frame} as made, after waiting for the frame before to be written. */
  void write(long presentationNanos) {
    Waiting.on(busy);
    Image done = making;
    making = writing;
    writing = done;
    busy = thread.submit(() -> writeNow(done, presentationNanos));
  }

  private void writeNow(Image frame, long presentationNanos) {
    long started = System.nanoTime();
    if (pngDir != null) {
      String name = "%06d.png".formatted(writer.framesWritten() + 1);
      Stills.write(frame, pngDir.resolve(name));
    }
    Pixels.copy(frame, marked);
    mark.lay(marked);
    writer.write(marked, presentationNanos);
    times.record(Stage.ENCODE, System.nanoTime() - started);
  }

  /** Waits for the last frame and ends the clip. */
  void finish() {
    Waiting.on(busy);
    writer.finish();
  }

  @Override
  public void close() {
    Waiting.shutDown(thread);
  }
}
