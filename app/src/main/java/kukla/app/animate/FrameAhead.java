package kukla.app.animate;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kukla.inference.image.Image;
import kukla.media.ClipReader;
import org.jspecify.annotations.Nullable;

/**
 * Decodes one frame ahead on a thread of its own, while the frame before is being looked at.
 * Borrows the reader, which nobody else touches meanwhile; its opener closes it.
 */
final class FrameAhead implements AutoCloseable {
  /**
   * A decoded frame.
   *
   * @param picture good until the next call of {@link #next}
   * @param presentationNanos its time in the clip
   * @param decodeNanos how long decoding took
   */
  record DecodedFrame(Image picture, long presentationNanos, long decodeNanos) {}

  private final ClipReader reader;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "decode"));
  private Image ready;
  private Image filling;
  private Future<@Nullable DecodedFrame> coming;

  /** Starts decoding. */
  FrameAhead(ClipReader reader) {
    this.reader = reader;
    ready = reader.newImage();
    filling = reader.newImage();
    coming = decodeInto(filling);
  }

  private Future<@Nullable DecodedFrame> decodeInto(Image picture) {
    return thread.submit(
        () -> {
          long started = System.nanoTime();
          return reader.read(picture)
              ? new DecodedFrame(picture, reader.presentationNanos(), System.nanoTime() - started)
              : null;
        });
  }

  /** The next frame, or null at the end of the clip. */
  @Nullable DecodedFrame next() {
    DecodedFrame frame = Waiting.on(coming);
    if (frame == null) {
      return null;
    }
    Image free = ready;
    ready = filling;
    filling = free;
    coming = decodeInto(free);
    return frame;
  }

  @Override
  public void close() {
    Waiting.shutDown(thread);
  }
}
