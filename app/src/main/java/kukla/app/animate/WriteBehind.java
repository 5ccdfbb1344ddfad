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
 * Makes frames of squares and writes them, on a thread of its own, while the next square is being
 * generated: the square onto the canvas, PNG, mark, clip. Borrows writer, canvas and driving
 * frames; its opener closes it.
 */
final class WriteBehind implements AutoCloseable {
  private final ClipWriter writer;
  private final Canvas canvas;
  private final @Nullable FrameAhead driving;
  private final @Nullable Path pngDir;
  private final StageTimes times;
  private final SyntheticMark mark;
  private final Image marked;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "encode"));
  private final Image frame;
  private Image generating;
  private Image pasting;
  private Future<?> busy = CompletableFuture.completedFuture(null);

  /**
   * @param canvas what its frames are made on
   * @param driving the clip again, just opened, where the canvas wants to see it; else null
   * @param side of the squares, pixels
   * @param pngDir a folder that exists, or null
   */
  WriteBehind(
      ClipWriter writer,
      Canvas canvas,
      @Nullable FrameAhead driving,
      int side,
      @Nullable Path pngDir,
      StageTimes times) {
    this.writer = writer;
    this.canvas = canvas;
    this.driving = driving;
    this.pngDir = pngDir;
    this.times = times;
    mark = new SyntheticMark(canvas.width(), canvas.height());
    frame = Pixels.allocate(canvas.width(), canvas.height());
    marked = Pixels.allocate(canvas.width(), canvas.height());
    generating = Image.allocate(side, side, frame.order());
    pasting = Image.allocate(side, side, frame.order());
    canvas.prepare(frame);
  }

  /** Where the next square is generated; it still holds the last but one. */
  Image square() {
    return generating;
  }

  /**
   * Takes {@link #square} as generated, after waiting for the frame before to be written.
   *
   * @param nanosSoFar how long the frame has been worked on
   */
  void writeGenerated(long presentationNanos, long nanosSoFar) {
    Waiting.on(busy);
    Image square = generating;
    generating = pasting;
    pasting = square;
    busy = thread.submit(() -> make(square, presentationNanos, nanosSoFar));
  }

  /** The canvas as it was in the frame before, for a frame without a face. */
  void writeHeld(long presentationNanos, long nanosSoFar) {
    Waiting.on(busy);
    busy = thread.submit(() -> make(null, presentationNanos, nanosSoFar));
  }

  private void make(@Nullable Image square, long presentationNanos, long nanosSoFar) {
    long started = System.nanoTime();
    FrameAhead.DecodedFrame beside = driving == null ? null : driving.next();
    long decoded = System.nanoTime();
    canvas.compose(square, beside == null ? null : beside.picture(), frame);
    long pasted = System.nanoTime();
    write(presentationNanos);
    times.record(Stage.PASTE, pasted - decoded);
    times.record(Stage.ENCODE, System.nanoTime() - pasted);
    times.record(Stage.TOTAL, nanosSoFar + System.nanoTime() - started);
  }

  private void write(long presentationNanos) {
    if (pngDir != null) {
      String name = "%06d.png".formatted(writer.framesWritten() + 1);
      Stills.write(frame, pngDir.resolve(name));
    }
    frame.copyTo(marked);
    mark.lay(marked);
    writer.write(marked, presentationNanos);
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
