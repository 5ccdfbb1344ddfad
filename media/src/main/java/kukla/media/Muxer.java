package kukla.media;

import static org.bytedeco.ffmpeg.global.avformat.AVFMT_GLOBALHEADER;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_NOFILE;
import static org.bytedeco.ffmpeg.global.avformat.AVIO_FLAG_WRITE;
import static org.bytedeco.ffmpeg.global.avformat.av_interleaved_write_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_write_trailer;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_output_context2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_free_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_new_stream;
import static org.bytedeco.ffmpeg.global.avformat.avformat_write_header;
import static org.bytedeco.ffmpeg.global.avformat.avio_closep;
import static org.bytedeco.ffmpeg.global.avformat.avio_open2;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import kukla.inference.Fault;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;

/**
 * Streams in a container on their way to a file, a server or a device. One thread uses it, but for
 * {@link #interrupt}; its opener closes it.
 */
final class Muxer implements AutoCloseable {
  private static final long OPEN_NANOS = TimeUnit.SECONDS.toNanos(8);

  /** How long one stream waits for another that stands still. */
  private static final long INTERLEAVE_MICROS = 1_000_000;

  private final Function<String, Fault> fault;
  private final AVFormatContext container = new AVFormatContext(null);
  private final Interruption interruption = new Interruption();
  private volatile boolean interrupted;
  private volatile long deadline = System.nanoTime() + OPEN_NANOS;
  private volatile boolean opening = true;
  private boolean started;
  private boolean closed;

  /**
   * Opens a way to write; a server that does not answer for some seconds is given up.
   *
   * @param format FFmpeg's name of the container
   * @param url where to, in FFmpeg's words
   * @param options for the way there
   * @param fault makes of FFmpeg's words what the user is told
   */
  Muxer(String format, String url, Map<String, String> options, Function<String, Fault> fault) {
    this.fault = fault;
    interruption.unless(() -> interrupted || (opening && System.nanoTime() > deadline));
    try {
      check(avformat_alloc_output_context2(container, null, format, url));
      AVIOInterruptCB callback = container.interrupt_callback();
      interruption.attach(callback);
      AVOutputFormat kind = container.oformat();
      if ((kind.flags() & AVFMT_NOFILE) == 0) {
        AVIOContext io = new AVIOContext(null);
        AVDictionary entries = dictionary(options);
        int result = avio_open2(io, url, AVIO_FLAG_WRITE, callback, entries);
        av_dict_free(entries);
        check(result);
        container.pb(io);
      }
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private static AVDictionary dictionary(Map<String, String> entries) {
    AVDictionary dictionary = new AVDictionary(null);
    entries.forEach((key, value) -> av_dict_set(dictionary, key, value, 0));
    return dictionary;
  }

  /** Whether encoders must leave their parameters out of the packets. */
  boolean wantsGlobalHeader() {
    return (container.oformat().flags() & AVFMT_GLOBALHEADER) != 0;
  }

  /** Another stream, before {@link #start}; the container owns it. */
  AVStream addStream() {
    return avformat_new_stream(container, null);
  }

  /**
   * Writes what comes before the first packet.
   *
   * @param options for the container
   */
  void start(Map<String, String> metadata, Map<String, String> options) {
    container.metadata(dictionary(metadata));
    AVDictionary entries = dictionary(options);
    deadline = System.nanoTime() + OPEN_NANOS;
    int result = avformat_write_header(container, entries);
    av_dict_free(entries);
    check(result);
    opening = false;
    started = true;
  }

  /** Hands every packet on at once. */
  void flushPackets() {
    container.flush_packets(1);
    container.max_interleave_delta(INTERLEAVE_MICROS);
  }

  /** Takes the packet's data, its times being in the stream's time base. */
  void write(AVPacket packet) {
    check(av_interleaved_write_frame(container, packet));
  }

  /** Writes what comes after the last packet and closes the way there. */
  void finish() {
    started = false;
    check(av_write_trailer(container));
    AVIOContext io = container.pb();
    if (io != null && !io.isNull()) {
      container.pb(null);
      check(avio_closep(io));
    }
  }

  /** Lets whatever waits end soon. Any thread. */
  void interrupt() {
    interrupted = true;
  }

  private void check(int result) {
    if (result < 0) {
      throw fault.apply(Libav.words(result));
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (container.isNull()) {
      interruption.close();
      return;
    }
    boolean noFile = (container.oformat().flags() & AVFMT_NOFILE) != 0;
    if (started && noFile) {
      interrupted = true;
      av_write_trailer(container); // ends what the container itself has opened
    }
    AVIOContext io = container.pb();
    if (!noFile && io != null && !io.isNull()) {
      container.pb(null);
      avio_closep(io);
    }
    avformat_free_context(container);
    interruption.close();
  }
}
