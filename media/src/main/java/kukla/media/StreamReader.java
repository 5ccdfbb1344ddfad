package kukla.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_RAWVIDEO;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_get_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_NOTIMESTAMPS;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_frame_rate;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_sample_aspect_ratio;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_network_init;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_move_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_get_pix_fmt_name;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import kukla.inference.Fault;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import kukla.inference.image.RawPicture;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Reads live pictures of a capture device or of the network as 8-bit RGB with square pixels. The
 * newest wins.
 *
 * <p>A thread of its own, {@code capture stream}, calls into FFmpeg, so that a driver or server
 * that does not answer holds up nobody: {@link #read} and {@link #close} return in bounded time
 * whatever happens. One thread reads; its opener closes it. Where the native call hangs beyond
 * closing, its memory is freed when it returns.
 */
public final class StreamReader implements AutoCloseable {
  private static final long CLOSE_MILLIS = 500;

  /** A device is asked this often when its next picture is due. */
  private static final long POLL_NANOS = 500_000;

  /** What a read has found. */
  public enum Event {
    /** The picture was filled. */
    PICTURE,
    /** Nothing came in time. */
    NOTHING,
    /** The pictures have another width or height now; the next read gives what has come. */
    RESIZED,
    /** There will be no more; {@link #reason} tells why. */
    OVER
  }

  private final StreamSource source;
  private final Interruption interruption;
  private final AVFormatContext container;
  private final AVPacket packet = av_packet_alloc();
  private final AVFrame decoded = av_frame_alloc();
  private final AVFrame taken = av_frame_alloc();
  private final RgbConversion conversion = new RgbConversion();
  private final Thread pump = new Thread(this::pump, "capture stream");

  private AVStream stream = new AVStream();
  private @Nullable AVCodecContext decoder;
  private String coding = "";
  private boolean alone;
  private double framesPerSecond;
  private boolean timed;
  private boolean paced;

  private boolean pending;
  private long pendingArrival;
  private int width;
  private int height;
  private long timestampNanos = Long.MIN_VALUE;
  private long arrivalNanos;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  // under the lock
  private final AVFrame newest = av_frame_alloc();
  private long newestArrival;
  private boolean fresh;
  private long replaced;
  private @Nullable String reason;
  private boolean ended;
  private boolean pumping;
  private boolean closed;
  private boolean freed;

  private StreamReader(StreamSource source, AVFormatContext container, Interruption interruption) {
    this.source = source;
    this.container = container;
    this.interruption = interruption;
    pump.setDaemon(true);
  }

  /**
   * Opens a device or an address and waits for its first picture.
   *
   * @param patienceNanos how long at most
   * @param brokenOff asked now and then; true makes opening fail
   * @throws Fault when it does not open, or gives no picture in time
   */
  public static StreamReader open(
      StreamSource source, long patienceNanos, BooleanSupplier brokenOff) {
    Libav.silence();
    AVInputFormat format = null;
    String name = source.inputFormat();
    if (name == null) {
      avformat_network_init();
    } else {
      CaptureDevices.load();
      format = av_find_input_format(name);
      if (format == null) {
        throw fault(source, "an FFmpeg without " + name);
      }
    }
    AVFormatContext container = avformat_alloc_context();
    long end = System.nanoTime() + patienceNanos;
    Interruption interruption = new Interruption();
    interruption.unless(() -> brokenOff.getAsBoolean() || System.nanoTime() - end > 0);
    interruption.attach(container.interrupt_callback());
    if (source.isDevice()) {
      container.flags(container.flags() | AVFormatContext.AVFMT_FLAG_NONBLOCK);
    }
    AVDictionary options = new AVDictionary(null);
    source.options().forEach((key, value) -> av_dict_set(options, key, value, 0));
    int opened = avformat_open_input(container, source.url(), format, options);
    av_dict_free(options);
    if (opened < 0) {
      interruption.close();
      throw fault(source, interruption.words(opened));
    }
    StreamReader reader = new StreamReader(source, container, interruption);
    try {
      reader.findVideo();
      reader.pumping = true;
      reader.pump.start();
      reader.awaitFirst(end, brokenOff);
      return reader;
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private static Fault fault(StreamSource source, String found) {
    return new Fault(
        "opening camera "
            + source.text()
            + ": expected "
            + (source.isDevice() ? "a camera that nobody else uses" : "a video stream")
            + ", found "
            + found
            + (source.isDevice()
                ? "; close the other program, or choose another camera or mode"
                : "; check the address, and that the camera is on and in this network"));
  }

  private void findVideo() {
    if (!source.isDevice()) {
      int probed = avformat_find_stream_info(container, (PointerPointer<?>) null);
      if (probed < 0) {
        throw fault(source, interruption.words(probed));
      }
    }
    int index = av_find_best_stream(container, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
    if (index < 0) {
      throw fault(source, "no pictures");
    }
    stream = container.streams(index);
    AVCodec codec = avcodec_find_decoder(stream.codecpar().codec_id());
    int id = stream.codecpar().codec_id();
    coding = avcodec_get_name(id).getString();
    alone = id == AV_CODEC_ID_MJPEG || id == AV_CODEC_ID_RAWVIDEO;
    if (id == AV_CODEC_ID_RAWVIDEO) {
      BytePointer format = av_get_pix_fmt_name(stream.codecpar().format());
      coding = format == null ? coding : format.getString();
    }
    if (codec == null) {
      throw fault(source, "pictures in " + coding + ", which FFmpeg here cannot decode");
    }
    try {
      decoder = VideoDecoder.open(stream, codec, true);
    } catch (Fault e) {
      throw fault(source, e.sentence());
    }
    AVRational rate = av_guess_frame_rate(container, stream, null);
    framesPerSecond = rate.num() > 0 && rate.den() > 0 ? (double) rate.num() / rate.den() : 0;
    String name = container.iformat().name().getString();
    boolean counted =
        (container.iformat().flags() & AVFMT_NOTIMESTAMPS) != 0
            || name.contains("jpeg")
            || name.contains("_pipe")
            || name.equals("h264")
            || name.equals("hevc");
    timed = !counted;
    paced =
        !source.isDevice() && container.duration() != AV_NOPTS_VALUE && container.duration() > 0;
  }

  private void awaitFirst(long end, BooleanSupplier brokenOff) {
    while (!pending) {
      if (brokenOff.getAsBoolean()) {
        throw fault(source, "that it was broken off");
      }
      if (System.nanoTime() - end > 0) {
        throw fault(source, "no picture in time");
      }
      awaitPicture(50_000_000);
      if (!pending && reason != null) {
        throw fault(source, "that it ended at once: " + reason);
      }
    }
    measure();
  }

  /** Pixels a row of what comes, with square pixels. */
  public int width() {
    return width;
  }

  /** Rows of what comes. */
  public int height() {
    return height;
  }

  /** As the stream says, or guesses; 0 when unknown. */
  public double framesPerSecond() {
    return framesPerSecond;
  }

  /** FFmpeg's name of the coding, "mjpeg", "h264", or of an uncoded picture's pixels, "yuyv422". */
  public String coding() {
    return coding;
  }

  /** Whether each picture is coded by itself, so that a sensor's noise shows in every one. */
  public boolean codesPicturesAlone() {
    return alone;
  }

  /** Whether this is a file at an address, which is played at its pace and has an end. */
  public boolean isFile() {
    return paced;
  }

  /** A new picture of the stream's size for {@link #read}. */
  public Image newImage() {
    return Image.allocate(width, height, ChannelOrder.RGB);
  }

  /**
   * Waits for the next picture.
   *
   * @param into RGB of the stream's width and height, any stride; borrowed
   * @param patienceNanos how long at most
   */
  public Event read(Image into, long patienceNanos) {
    return read(into, null, patienceNanos);
  }

  /**
   * Waits for the next picture.
   *
   * @param into RGB of the stream's width and height, any stride; borrowed
   * @param raw takes the same as it came, or is empty where it came otherwise; null: not wanted
   * @param patienceNanos how long at most
   */
  public Event read(Image into, @Nullable RawPicture raw, long patienceNanos) {
    if (!pending) {
      awaitPicture(patienceNanos);
    }
    if (!pending) {
      return reason() == null ? Event.NOTHING : Event.OVER;
    }
    measure();
    if (into.width() != width || into.height() != height) {
      return Event.RESIZED;
    }
    conversion.convert(taken, into);
    if (raw != null) {
      RawFrame.copy(taken, width, raw);
    }
    pending = false;
    arrivalNanos = pendingArrival;
    long ticks = taken.best_effort_timestamp();
    timestampNanos = timed && ticks != AV_NOPTS_VALUE ? nanos(ticks) : Long.MIN_VALUE;
    av_frame_unref(taken);
    return Event.PICTURE;
  }

  private void measure() {
    AVRational aspect = av_guess_sample_aspect_ratio(container, stream, taken);
    double squeeze =
        aspect.num() > 0 && aspect.den() > 0 ? (double) aspect.num() / aspect.den() : 1;
    width = (int) Math.max(1, Math.round(taken.width() * squeeze));
    height = taken.height();
  }

  private void awaitPicture(long patienceNanos) {
    lock.lock();
    try {
      long left = patienceNanos;
      while (!fresh && reason == null && left > 0) {
        left = changed.awaitNanos(left);
      }
      if (fresh) {
        fresh = false;
        pending = true;
        pendingArrival = newestArrival;
        av_frame_move_ref(taken, newest);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The stream's own time of the picture last read, nanoseconds from an origin of its own; {@link
   * Long#MIN_VALUE} where it has none.
   */
  public long timestampNanos() {
    return timestampNanos;
  }

  /** When the picture last read arrived here, on the clock of {@link System#nanoTime}. */
  public long arrivalNanos() {
    return arrivalNanos;
  }

  /** Pictures that were replaced by newer ones before anybody read them. */
  public long replaced() {
    lock.lock();
    try {
      return replaced;
    } finally {
      lock.unlock();
    }
  }

  /** Why there is no more, as the end of a sentence; null while there is. */
  public @Nullable String reason() {
    lock.lock();
    try {
      return fresh ? null : reason;
    } finally {
      lock.unlock();
    }
  }

  /** Whether it came to its end, rather than breaking off. */
  public boolean ended() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }

  // the capture stream thread

  private void pump() {
    try {
      AVCodecContext context = decoder;
      if (context != null) {
        interruption.unless(this::isClosed);
        pump(context);
      }
    } finally {
      boolean last;
      lock.lock();
      try {
        pumping = false;
        reason = reason == null ? "it was closed" : reason;
        last = closed;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
      if (last) {
        free();
      }
    }
  }

  private void pump(AVCodecContext context) {
    long begin = System.nanoTime();
    long last = begin;
    while (!isClosed()) {
      int got = av_read_frame(container, packet);
      if (got == Libav.AGAIN) {
        pause(last);
        continue;
      }
      if (got < 0) {
        over(got);
        return;
      }
      if (packet.stream_index() == stream.index()) {
        last = System.nanoTime();
        if (paced && packet.dts() != AV_NOPTS_VALUE && stream.start_time() != AV_NOPTS_VALUE) {
          waitUntil(begin + nanos(packet.dts() - stream.start_time()));
        }
        avcodec_send_packet(context, packet);
        while (avcodec_receive_frame(context, decoded) >= 0) {
          offer(last);
        }
      }
      av_packet_unref(packet);
    }
  }

  /** Sleeps most of a period, then asks often. */
  private void pause(long lastArrival) {
    long period = framesPerSecond > 0 ? (long) (1e9 / framesPerSecond) : 0;
    long asleep = lastArrival + period * 3 / 4 - System.nanoTime();
    LockSupport.parkNanos(this, Math.max(POLL_NANOS, Math.min(asleep, 100_000_000)));
  }

  private void waitUntil(long nanos) {
    long left = nanos - System.nanoTime();
    while (left > 0 && !isClosed()) {
      LockSupport.parkNanos(this, Math.min(left, 100_000_000));
      left = nanos - System.nanoTime();
    }
  }

  private void offer(long arrival) {
    if (decoded.decode_error_flags() != 0) {
      av_frame_unref(decoded);
      return;
    }
    lock.lock();
    try {
      if (fresh) {
        replaced++;
        av_frame_unref(newest);
      }
      av_frame_move_ref(newest, decoded);
      newestArrival = arrival;
      fresh = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void over(int error) {
    lock.lock();
    try {
      ended = error == AVERROR_EOF && paced;
      if (ended) {
        reason = "the clip is over";
      } else if (source.isDevice()) {
        reason = "it was unplugged (" + Libav.words(error) + ")";
      } else {
        reason =
            error == AVERROR_EOF
                ? "its server hung up"
                : "the network failed: " + Libav.words(error);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private long nanos(long ticks) {
    AVRational base = stream.time_base();
    return Math.round(ticks * 1e9 * base.num() / base.den());
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
    } finally {
      lock.unlock();
    }
    LockSupport.unpark(pump);
    // who closes may have been interrupted for it, and yet the device must be free on return
    boolean interrupted = Thread.interrupted();
    long end = System.nanoTime() + CLOSE_MILLIS * 1_000_000;
    while (pump.isAlive() && System.nanoTime() < end) {
      try {
        pump.join(CLOSE_MILLIS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    boolean last;
    lock.lock();
    try {
      last = !pumping;
    } finally {
      lock.unlock();
    }
    if (last) {
      free();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void free() {
    lock.lock();
    try {
      if (freed) {
        return;
      }
      freed = true;
    } finally {
      lock.unlock();
    }
    conversion.close();
    av_frame_free(taken);
    av_frame_free(newest);
    av_frame_free(decoded);
    av_packet_free(packet);
    if (decoder != null) {
      avcodec_free_context(decoder);
    }
    avformat_close_input(container);
    interruption.close();
  }
}
