package kukla.media;

import java.nio.file.Path;
import java.util.Map;
import kukla.inference.Fault;
import kukla.inference.file.AtomicFile;

/**
 * An mp4 with its index in front, under its final name only once {@link #finish}ed. Its opener
 * closes it.
 */
final class Mp4File implements AutoCloseable {
  private final AtomicFile file;
  private final Muxer muxer;
  private boolean closed;

  Mp4File(Path destination) {
    file = new AtomicFile(destination);
    try {
      muxer =
          new Muxer("mp4", Libav.url(file.beside()), Map.of(), found -> noRoom(destination, found));
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /** What a user is told whose file cannot be written. */
  static Fault noRoom(Path destination, String found) {
    return new Fault(
        "writing "
            + destination
            + ": expected room for it on the disk, found "
            + found
            + "; free some space or choose another place");
  }

  /** Takes streams and packets. */
  Muxer muxer() {
    return muxer;
  }

  void start(Map<String, String> metadata) {
    muxer.start(metadata, Map.of("movflags", "+faststart"));
  }

  /** Writes the index and gives the file its name. */
  void finish() {
    muxer.finish();
    file.commit();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      muxer.close();
      file.close();
    }
  }
}
