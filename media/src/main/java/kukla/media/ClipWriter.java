package kukla.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import java.nio.file.Path;
import kukla.inference.Fault;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;

/**
 * Writes an H.264 mp4 of good quality, with the sound of another clip where one is named.
 *
 * <p>The file appears under its name when {@link #finish} returns, and not at all when that is
 * never reached. One thread uses it; its opener closes it.
 */
public final class ClipWriter implements AutoCloseable {
  private static final String ENCODER = "libopenh264";

  /** The quantiser is held in this range: 18 looks untouched, at 26 trained eyes see blocks. */
  private static final int FINEST = 18;

  private static final int COARSEST = 26;
  private static final double BITS_A_PIXEL = 0.35;
  private static final int ENCODE_THREADS = 1;
  private static final int TICKS_A_SECOND = 15_360;

  /** A time this near the even beat is on it: containers that round to milliseconds. */
  private static final long BEAT_NANOS = 1_500_000;

  private final ClipFormat format;
  private final Mp4File file;
  private final AVCodecContext encoder;
  private final AVPacket packet = av_packet_alloc();
  private final YuvConversion conversion;
  private final AVStream stream;
  private final @Nullable SoundTrack sound;

  /** Ticks from one frame to the next, by the even beat. */
  private final long beat;

  private long lastTicks = -1;
  private long framesWritten;
  private boolean closed;

  private ClipWriter(Path destination, ClipFormat format) {
    this.format = format;
    file = new Mp4File(destination);
    conversion = new YuvConversion(format.width(), format.height());
    FrameRate rate = format.frameRate();
    int ticks = Math.max(1, TICKS_A_SECOND / rate.numerator());
    beat = (long) rate.denominator() * ticks;
    encoder = openEncoder(av_make_q(1, rate.numerator() * ticks), destination);
    stream = file.addStream();
    avcodec_parameters_from_context(stream.codecpar(), encoder);
    stream.time_base(encoder.time_base());
    stream.avg_frame_rate(encoder.framerate());
    sound = format.sound() == null ? null : SoundTrack.open(format.sound(), file);
  }

  /**
   * Starts a clip.
   *
   * @param destination the final name
   * @throws Fault when it cannot be written
   */
  public static ClipWriter open(Path destination, ClipFormat format) {
    Libav.silence();
    ClipWriter writer = new ClipWriter(destination, format);
    try {
      writer.file.start(format.metadata());
      return writer;
    } catch (RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  private AVCodecContext openEncoder(AVRational timeBase, Path destination) {
    AVCodec codec = avcodec_find_encoder_by_name(ENCODER);
    if (codec == null || codec.isNull()) {
      throw new Fault(
          "writing "
              + destination
              + ": expected FFmpeg with the H.264 encoder "
              + ENCODER
              + ", found one without; use the FFmpeg that comes with this program");
    }
    double framesPerSecond = format.frameRate().framesPerSecond();
    int width = conversion.evenWidth();
    int height = conversion.evenHeight();
    AVCodecContext context = avcodec_alloc_context3(codec);
    context.width(width);
    context.height(height);
    context.pix_fmt(AV_PIX_FMT_YUV420P);
    context.time_base(timeBase);
    context.framerate(av_make_q(format.frameRate().numerator(), format.frameRate().denominator()));
    context.colorspace(YuvConversion.MATRIX);
    context.color_range(YuvConversion.RANGE);
    context.color_primaries(AVCOL_PRI_BT709);
    context.color_trc(AVCOL_TRC_BT709);
    context.gop_size((int) Math.round(2 * framesPerSecond));
    context.bit_rate((long) (BITS_A_PIXEL * width * height * framesPerSecond));
    context.qmin(FINEST);
    context.qmax(COARSEST);
    context.thread_count(ENCODE_THREADS);
    if (file.wantsGlobalHeader()) {
      context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    }
    AVDictionary options = new AVDictionary(null);
    av_dict_set(options, "rc_mode", "bitrate", 0);
    av_dict_set(options, "coder", "cabac", 0);
    int result = avcodec_open2(context, codec, options);
    av_dict_free(options);
    if (result < 0) {
      throw new Fault(
          "writing "
              + destination
              + ": expected a size that H.264 allows, found "
              + width
              + "×"
              + height
              + " ("
              + Libav.words(result)
              + "); make the pictures smaller or larger");
    }
    return context;
  }

  /** Whether sound goes with the pictures. */
  public boolean hasSound() {
    return sound != null;
  }

  /** Frames taken so far. */
  public long framesWritten() {
    return framesWritten;
  }

  /**
   * Adds a frame one even beat after the last.
   *
   * @param picture RGB of the format's size; borrowed
   */
  public void write(Image picture) {
    writeAt(picture, lastTicks < 0 ? 0 : lastTicks + beat);
  }

  /**
   * Adds a frame at a time of its own.
   *
   * @param picture RGB of the format's size; borrowed
   * @param presentationNanos nanoseconds since the start of the clip, later than the last frame's
   */
  public void write(Image picture, long presentationNanos) {
    AVRational base = encoder.time_base();
    double ticks = presentationNanos * 1e-9 * base.den() / base.num();
    long onBeat = Math.round(ticks / beat) * beat;
    boolean nearBeat = Math.abs(onBeat - ticks) * base.num() * 1e9 / base.den() < BEAT_NANOS;
    writeAt(picture, Math.max(lastTicks + 1, nearBeat ? onBeat : Math.round(ticks)));
  }

  private void writeAt(Image picture, long ticks) {
    if (picture.width() != format.width()
        || picture.height() != format.height()
        || picture.order() != ChannelOrder.RGB) {
      throw new IllegalArgumentException(
          "expected an RGB picture of "
              + format.width()
              + "×"
              + format.height()
              + ", found "
              + picture.width()
              + "×"
              + picture.height()
              + " "
              + picture.order());
    }
    AVFrame frame = conversion.convert(picture);
    frame.pts(ticks);
    lastTicks = ticks;
    framesWritten++;
    check(avcodec_send_frame(encoder, frame));
    writePackets();
    if (sound != null) {
      sound.writeUntil(seconds(ticks + beat));
    }
  }

  /** Ends the clip and gives it its name. */
  public void finish() {
    check(avcodec_send_frame(encoder, null));
    writePackets();
    if (sound != null) {
      sound.finish();
    }
    file.finish();
  }

  private void writePackets() {
    while (avcodec_receive_packet(encoder, packet) >= 0) {
      packet.stream_index(stream.index());
      packet.duration(beat);
      av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
      file.write(packet);
    }
  }

  private static void check(int result) {
    if (result < 0) {
      throw new Fault(
          "encoding a frame: expected H.264 to take it, found "
              + Libav.words(result)
              + "; choose another size");
    }
  }

  private double seconds(long ticks) {
    AVRational base = encoder.time_base();
    return (double) ticks * base.num() / base.den();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (sound != null) {
      sound.close();
    }
    conversion.close();
    av_packet_free(packet);
    avcodec_free_context(encoder);
    file.close();
  }
}
