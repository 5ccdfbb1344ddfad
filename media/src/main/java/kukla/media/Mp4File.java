package kukla.media;

import static org.bytedeco.ffmpeg.global.avformat.AVFMT_GLOBALHEADER;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import kukla.inference.Fault;
import kukla.inference.file.AtomicFile;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;

/**
 * An mp4 with its index in front, under its final name only once {@link #finish}ed. Its opener
 * closes it.
 */
final class Mp4File implements AutoCloseable {
  private final Path destination;
  private final AtomicFile file;
  private final AVFormatContext container = new AVFormatContext(null);
  private boolean closed;

  Mp4File(Path destination) {
    this.destination = destination;
    if (Files.isDirectory(destination)) {
      throw new Fault(
          "writing " + destination + ": expected a file name, found a folder; add a name to it");
    }
    file = new AtomicFile(destination);
    try {
      check(avformat_alloc_output_context2(container, null, "mp4", Libav.url(file.beside())));
      AVIOContext io = new AVIOContext(null);
      check(avio_open(io, Libav.url(file.beside()), AVIO_FLAG_WRITE));
      container.pb(io);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Whether encoders must leave their parameters out of the packets. */
  boolean wantsGlobalHeader() {
    return (container.oformat().flags() & AVFMT_GLOBALHEADER) != 0;
  }

  /** Another stream, before {@link #start}; the container owns it. */
  AVStream addStream() {
    return avformat_new_stream(container, null);
  }

  void start(Map<String, String> metadata) {
    AVDictionary entries = new AVDictionary(null);
    metadata.forEach((key, value) -> av_dict_set(entries, key, value, 0));
    container.metadata(entries);
    AVDictionary options = new AVDictionary(null);
    av_dict_set(options, "movflags", "+faststart", 0);
    int result = avformat_write_header(container, options);
    av_dict_free(options);
    check(result);
  }

  /** Takes the packet's data, its times being in the stream's time base. */
  void write(AVPacket packet) {
    check(av_interleaved_write_frame(container, packet));
  }

  /** Writes the index and gives the file its name. */
  void finish() {
    check(av_write_trailer(container));
    AVIOContext io = container.pb();
    container.pb(null);
    check(avio_closep(io));
    file.commit();
  }

  private void check(int result) {
    if (result < 0) {
      throw new Fault(
          "writing "
              + destination
              + ": expected room for it on the disk, found "
              + Libav.words(result)
              + "; free some space or choose another place");
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (!container.isNull()) {
      AVIOContext io = container.pb();
      if (io != null && !io.isNull()) {
        container.pb(null);
        avio_closep(io);
      }
      avformat_free_context(container);
    }
    file.close();
  }
}
