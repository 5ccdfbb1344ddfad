package kukla.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_DATA_DISPLAYMATRIX;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_side_data_get;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_flush_buffers;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.AVFMT_DURATION_FROM_BITRATE;
import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_FLAG_BACKWARD;
import static org.bytedeco.ffmpeg.global.avformat.AV_DISPOSITION_ATTACHED_PIC;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_frame_rate;
import static org.bytedeco.ffmpeg.global.avformat.av_guess_sample_aspect_ratio;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.av_seek_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_index_get_entries_count;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import kukla.inference.Fault;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Reads any video that FFmpeg reads, frame by frame, as upright 8-bit RGB with square pixels.
 *
 * <p>Frames come in the order they are shown. One thread uses it; its opener closes it. What does
 * not decode is left out and told by {@link #brokenTail} at the end.
 */
public final class ClipReader implements AutoCloseable {
  private final Path file;
  private final AVFormatContext container;
  private final AVPacket packet = av_packet_alloc();
  private final AVFrame frame = av_frame_alloc();
  private final RgbConversion conversion = new RgbConversion();
  private @Nullable AVCodecContext decoder;
  private AVStream stream = new AVStream();
  private Orientation orientation = Orientation.UPRIGHT;
  private @Nullable Image stored;
  private int width;
  private int height;
  private FrameRate frameRate = new FrameRate(25, 1);
  private boolean sound;

  private boolean pending;
  private boolean drained;
  private long packets;
  private long damaged;
  private double lastPacketSeconds;
  private int firstError;
  private int endError;
  private long framesRead;
  private long presentationNanos = -1;
  private long firstTimestamp = AV_NOPTS_VALUE;
  private boolean closed;

  private ClipReader(Path file, AVFormatContext container) {
    this.file = file;
    this.container = container;
  }

  /**
   * Opens a clip and decodes its first frame, so that a clip that opens has at least one.
   *
   * @param file the clip
   * @throws Fault when the file is missing, empty, no video or has no frame that decodes
   */
  public static ClipReader open(Path file) {
    checkFile(file);
    Libav.silence();
    AVFormatContext container = new AVFormatContext(null);
    AVDictionary options = new AVDictionary(null);
    av_dict_set(options, "protocol_whitelist", "file", 0);
    int opened = avformat_open_input(container, Libav.url(file), null, options);
    av_dict_free(options);
    if (opened < 0) {
      throw notAVideo(file, Libav.words(opened));
    }
    ClipReader reader = new ClipReader(file, container);
    try {
      reader.findVideo();
      reader.readFirst();
      return reader;
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  private static void checkFile(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new Fault(
          "reading clip "
              + file
              + ": expected a video file, found "
              + (Files.exists(file) ? "something that is not a file" : "no such file")
              + "; check the path");
    }
    try {
      if (Files.size(file) == 0) {
        throw new Fault(
            "reading clip " + file + ": expected a video, found an empty file; copy it again");
      }
    } catch (IOException e) {
      throw new Fault(
          "reading clip " + file + ": expected a readable file, found " + e.getMessage(), e);
    }
    if (!Files.isReadable(file)) {
      throw new Fault(
          "reading clip "
              + file
              + ": expected a readable file, found no permission to read it; change its permissions");
    }
  }

  private static Fault notAVideo(Path file, String found) {
    return new Fault(
        "reading clip "
            + file
            + ": expected a video, found none that can be read ("
            + found
            + "); give another file, or copy it again if it was cut short");
  }

  private void findVideo() {
    int probed = avformat_find_stream_info(container, (PointerPointer<?>) null);
    if (probed < 0) {
      throw notAVideo(file, Libav.words(probed));
    }
    AVCodec codec = new AVCodec(null);
    int index = av_find_best_stream(container, AVMEDIA_TYPE_VIDEO, -1, -1, codec, 0);
    if (index < 0 || "tty".equals(container.iformat().name().getString())) {
      throw notAVideo(file, "no picture stream with a known codec");
    }
    stream = container.streams(index);
    if ((stream.disposition() & AV_DISPOSITION_ATTACHED_PIC) != 0) {
      throw notAVideo(file, "only sound with a cover picture");
    }
    for (int i = 0; i < container.nb_streams(); i++) {
      sound |= container.streams(i).codecpar().codec_type() == AVMEDIA_TYPE_AUDIO;
    }
    openDecoder(codec);
    orientation = orientationOf(stream);
    AVRational rate = av_guess_frame_rate(container, stream, null);
    if (rate.num() > 0 && rate.den() > 0) {
      frameRate = new FrameRate(rate.num(), rate.den());
    }
    firstTimestamp = stream.start_time();
  }

  private void openDecoder(AVCodec codec) {
    try {
      decoder = VideoDecoder.open(stream, codec, false);
    } catch (Fault e) {
      throw notAVideo(file, e.sentence());
    }
  }

  private static Orientation orientationOf(AVStream stream) {
    AVPacketSideData all = stream.codecpar().coded_side_data();
    AVPacketSideData side =
        all == null
            ? null
            : av_packet_side_data_get(
                all, stream.codecpar().nb_coded_side_data(), AV_PKT_DATA_DISPLAYMATRIX);
    if (side == null || side.isNull()) {
      return Orientation.UPRIGHT;
    }
    IntPointer matrix = new IntPointer(side.data());
    return Orientation.ofDisplayMatrix(matrix.get(0), matrix.get(1), matrix.get(3), matrix.get(4));
  }

  private void readFirst() {
    pending = decodeNext();
    if (!pending || frame.width() <= 0 || frame.height() <= 0) {
      throw notAVideo(file, "no frame that decodes");
    }
    AVRational aspect = av_guess_sample_aspect_ratio(container, stream, frame);
    double squeeze =
        aspect.num() > 0 && aspect.den() > 0 ? (double) aspect.num() / aspect.den() : 1;
    int storedWidth = (int) Math.max(1, Math.round(frame.width() * squeeze));
    int storedHeight = frame.height();
    width = orientation.shownWidth(storedWidth, storedHeight);
    height = orientation.shownHeight(storedWidth, storedHeight);
    if (!orientation.upright()) {
      stored = Image.allocate(storedWidth, storedHeight, ChannelOrder.RGB);
    }
  }

  /** Pixels a row, upright, with square pixels. */
  public int width() {
    return width;
  }

  /** Rows, upright. */
  public int height() {
    return height;
  }

  /** The container's frame rate; frames of a clip of variable rate keep their own times. */
  public FrameRate frameRate() {
    return frameRate;
  }

  /** The same as a number. */
  public double framesPerSecond() {
    return frameRate.framesPerSecond();
  }

  /** How many frames to expect: exact where the container counts them, 0 when unknown. */
  public long frameCountEstimate() {
    long counted = countedFrames();
    return counted > 0 ? counted : Math.round(duration().toNanos() * 1e-9 * framesPerSecond());
  }

  /** How long the pictures last, as the container says; zero when it does not. */
  public Duration duration() {
    if (stream.duration() != AV_NOPTS_VALUE && stream.duration() > 0) {
      return Duration.ofNanos(nanos(stream.duration()));
    }
    long micros = container.duration();
    return micros == AV_NOPTS_VALUE ? Duration.ZERO : Duration.ofNanos(micros * 1000);
  }

  /** Whether the file has a sound track, readable or not. */
  public boolean hasSound() {
    return sound;
  }

  /** A new picture of the clip's size for {@link #read}. */
  public Image newImage() {
    return Image.allocate(width, height, ChannelOrder.RGB);
  }

  /**
   * Decodes the next frame.
   *
   * @param into an RGB picture of the clip's width and height, any stride; borrowed
   * @return false at the end of the clip, {@code into} untouched
   */
  public boolean read(Image into) {
    into.check(width, height, ChannelOrder.RGB);
    if (!skip()) {
      return false;
    }
    Image raw = stored;
    if (raw == null) {
      conversion.convert(frame, into);
    } else {
      conversion.convert(frame, raw);
      orientation.turn(raw, into);
    }
    return true;
  }

  /**
   * Goes past the next frame, decoding it but not turning it into RGB.
   *
   * @return false at the end of the clip
   */
  public boolean skip() {
    boolean available = (pending && !closed) || decodeNext();
    pending = false;
    if (available) {
      presentationNanos = timeOfFrame();
      framesRead++;
    }
    return available;
  }

  /**
   * When the frame that comes next is shown, nanoseconds since the start of the pictures; decodes
   * it where that was not done yet.
   *
   * @return empty at the end of the clip
   */
  public OptionalLong nextNanos() {
    pending = (pending && !closed) || decodeNext();
    return pending ? OptionalLong.of(timeOfFrame()) : OptionalLong.empty();
  }

  /**
   * Goes back to the first frame, keeping the open file; times and counts start anew.
   *
   * @return false where the file cannot be wound back; it is as it was then
   */
  public boolean rewind() {
    AVCodecContext context = decoder;
    if (context == null || closed) {
      throw new IllegalStateException("expected an open clip, found a closed one: " + file);
    }
    long start = stream.start_time() == AV_NOPTS_VALUE ? 0 : stream.start_time();
    if (av_seek_frame(container, stream.index(), start, AVSEEK_FLAG_BACKWARD) < 0) {
      return false;
    }
    avcodec_flush_buffers(context);
    pending = false;
    drained = false;
    packets = 0;
    damaged = 0;
    framesRead = 0;
    lastPacketSeconds = 0;
    presentationNanos = -1;
    return true;
  }

  /** When the frame last read is shown, nanoseconds since the start of the pictures; rises. */
  public long presentationNanos() {
    return presentationNanos;
  }

  /** Frames handed out so far. */
  public long framesRead() {
    return framesRead;
  }

  /** What was wrong with the clip, once {@link #read} has returned false; empty for a whole one. */
  public Optional<BrokenTail> brokenTail() {
    if (!drained || pending) {
      return Optional.empty();
    }
    long expected = countedFrames();
    String reason = null;
    if (expected - packets > (editsItsIndex() ? 0 : 1)) {
      reason = "the file ends after " + framesRead + " of " + expected + " frames";
    } else if (endError != 0) {
      reason = "the file breaks off after " + framesRead + " frames, " + Libav.words(endError);
    } else if (endsEarly()) {
      reason =
          "the file ends after %.1f of %.1f seconds"
              .formatted(lastPacketSeconds, container.duration() * 1e-6);
    } else if (damaged > 0) {
      reason = damaged + " frames or packets are damaged, " + Libav.words(firstError);
    }
    return reason == null ? Optional.empty() : Optional.of(new BrokenTail(framesRead, reason));
  }

  /** Frames by the container's own count, less those its edit list leaves out; 0 when unknown. */
  private long countedFrames() {
    long counted = stream.nb_frames();
    return editsItsIndex() ? Math.min(counted, avformat_index_get_entries_count(stream)) : counted;
  }

  /**
   * MP4 and MOV: one index entry a frame that is shown; elsewhere the count may be one too many.
   */
  private boolean editsItsIndex() {
    return container.iformat().name().getString().contains("mp4");
  }

  /** Whether the last packet of any stream misses the stated length by a second and a twentieth. */
  private boolean endsEarly() {
    double stated = container.duration() * 1e-6;
    return container.duration() != AV_NOPTS_VALUE
        && container.duration_estimation_method() != AVFMT_DURATION_FROM_BITRATE
        && stated - lastPacketSeconds > 1 + 0.05 * stated;
  }

  /** Decodes into {@link #frame}; false at the end. Damaged packets are counted and passed by. */
  private boolean decodeNext() {
    AVCodecContext context = decoder;
    if (context == null || closed) {
      throw new IllegalStateException("expected an open clip, found a closed one: " + file);
    }
    while (true) {
      int received = avcodec_receive_frame(context, frame);
      if (received >= 0) {
        if (frame.decode_error_flags() != 0) {
          damage(AVERROR_INVALIDDATA);
        }
        return true;
      }
      if (received == AVERROR_EOF) {
        return false;
      }
      if (received != Libav.AGAIN) {
        damage(received);
      }
      if (drained) {
        if (received != Libav.AGAIN) {
          continue;
        }
        return false;
      }
      feed(context);
    }
  }

  private void feed(AVCodecContext context) {
    int got = av_read_frame(container, packet);
    if (got < 0) {
      drained = true;
      endError = got == AVERROR_EOF ? 0 : got;
      avcodec_send_packet(context, null);
      return;
    }
    AVRational base = container.streams(packet.stream_index()).time_base();
    if (packet.pts() != AV_NOPTS_VALUE) {
      double seconds = (double) packet.pts() * base.num() / base.den();
      lastPacketSeconds = Math.max(lastPacketSeconds, seconds);
    }
    if (packet.stream_index() == stream.index()) {
      packets++;
      int sent = avcodec_send_packet(context, packet);
      if (sent < 0 && sent != Libav.AGAIN) {
        damage(sent);
      }
    }
    av_packet_unref(packet);
  }

  private void damage(int error) {
    damaged++;
    firstError = firstError == 0 ? error : firstError;
  }

  private long timeOfFrame() {
    long timestamp = frame.best_effort_timestamp();
    long period = Math.round(1e9 / framesPerSecond());
    if (timestamp == AV_NOPTS_VALUE) {
      return presentationNanos < 0 ? 0 : presentationNanos + period;
    }
    if (firstTimestamp == AV_NOPTS_VALUE) {
      firstTimestamp = timestamp;
    }
    long nanos = Math.max(0, nanos(timestamp - firstTimestamp));
    return nanos > presentationNanos ? nanos : presentationNanos + period;
  }

  private long nanos(long ticks) {
    AVRational base = stream.time_base();
    return Math.round(ticks * 1e9 * base.num() / base.den());
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    conversion.close();
    av_frame_free(frame);
    av_packet_free(packet);
    if (decoder != null) {
      avcodec_free_context(decoder);
    }
    avformat_close_input(container);
  }
}
