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
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import java.util.Map;
import kukla.inference.Fault;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;

/**
 * An H.264 encoder and its stream in a container. One thread uses it; its opener closes it, before
 * the container.
 */
final class H264Encoder implements AutoCloseable {
  /** FFmpeg's name of the encoder that needs no device. */
  static final String SOFTWARE = "libopenh264";

  private final Muxer muxer;
  private final AVCodecContext encoder;
  private final @Nullable HardwareFrames hardware;
  private final AVStream stream;
  private final AVPacket packet = av_packet_alloc();
  private final long beat;

  /**
   * How to encode.
   *
   * @param encoder FFmpeg's name of the encoder
   * @param format FFmpeg's number of the frames
   * @param hardware where they are brought first, or null
   * @param width even
   * @param height even
   * @param timeBase unit of the frames' times
   * @param beat time from frame to frame
   * @param bitsPerPixel of the average frame
   * @param coarsest quantiser; higher ones are not used even where bits run out
   * @param keySeconds from one frame that needs no other to the next
   * @param options that only this encoder has
   */
  record Plan(
      String encoder,
      int format,
      HardwareFrames.@Nullable Kind hardware,
      int width,
      int height,
      FrameRate frameRate,
      AVRational timeBase,
      long beat,
      double bitsPerPixel,
      int finest,
      int coarsest,
      double keySeconds,
      Map<String, String> options) {
    /** Whether it is the one that comes with FFmpeg and needs no device. */
    boolean isSoftware() {
      return encoder.equals(SOFTWARE);
    }
  }

  /** An open encoder, and the device's frames where it takes them from there. */
  private record Opened(AVCodecContext context, @Nullable HardwareFrames hardware) {
    void close() {
      avcodec_free_context(context);
      if (hardware != null) {
        hardware.close();
      }
    }
  }

  private H264Encoder(Muxer muxer, Opened opened, long beat) {
    this.muxer = muxer;
    encoder = opened.context();
    hardware = opened.hardware();
    this.beat = beat;
    stream = muxer.addStream();
    avcodec_parameters_from_context(stream.codecpar(), encoder);
    stream.time_base(encoder.time_base());
    stream.avg_frame_rate(encoder.framerate());
  }

  /**
   * Opens an encoder and adds its stream.
   *
   * @throws Fault when FFmpeg lacks the encoder, or it does not work here
   */
  static H264Encoder open(Plan plan, Muxer muxer, String destination) {
    return new H264Encoder(
        muxer, open(plan, muxer.wantsGlobalHeader(), "writing " + destination), plan.beat());
  }

  /**
   * Looks whether an encoder works here.
   *
   * @throws Fault when it does not
   */
  static void check(Plan plan) {
    open(plan, false, "encoding").close();
  }

  private static Opened open(Plan plan, boolean globalHeader, String doing) {
    AVCodec codec = avcodec_find_encoder_by_name(plan.encoder());
    if (codec == null || codec.isNull()) {
      throw new Fault(
          doing
              + ": expected FFmpeg with the H.264 encoder "
              + plan.encoder()
              + ", found one without; "
              + (plan.isSoftware()
                  ? "use the FFmpeg that comes with this program"
                  : "another encoder is used"));
    }
    double framesPerSecond = plan.frameRate().framesPerSecond();
    AVCodecContext context = avcodec_alloc_context3(codec);
    context.width(plan.width());
    context.height(plan.height());
    context.pix_fmt(plan.format());
    context.time_base(plan.timeBase());
    context.framerate(av_make_q(plan.frameRate().numerator(), plan.frameRate().denominator()));
    context.colorspace(YuvConversion.MATRIX);
    context.color_range(YuvConversion.RANGE);
    context.color_primaries(AVCOL_PRI_BT709);
    context.color_trc(AVCOL_TRC_BT709);
    context.gop_size((int) Math.max(1, Math.round(plan.keySeconds() * framesPerSecond)));
    context.max_b_frames(0);
    context.bit_rate((long) (plan.bitsPerPixel() * plan.width() * plan.height() * framesPerSecond));
    context.qmin(plan.finest());
    context.qmax(plan.coarsest());
    context.thread_count(1);
    if (globalHeader) {
      context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    }
    HardwareFrames hardware = null;
    if (plan.hardware() != null) {
      try {
        hardware = HardwareFrames.open(plan.hardware(), plan.width(), plan.height(), plan.format());
      } catch (Fault e) {
        avcodec_free_context(context);
        throw e;
      }
      hardware.attach(context);
    }
    Opened opened = new Opened(context, hardware);
    AVDictionary options = new AVDictionary(null);
    plan.options().forEach((key, value) -> av_dict_set(options, key, value, 0));
    int result = avcodec_open2(context, codec, options);
    av_dict_free(options);
    if (result < 0) {
      opened.close();
      if (!plan.isSoftware()) {
        throw new Fault(
            doing
                + ": expected a device and a driver for "
                + plan.encoder()
                + ", found \""
                + Libav.words(result)
                + "\"; another encoder is used");
      }
      throw new Fault(
          doing
              + ": expected "
              + plan.encoder()
              + " to work here with a size that H.264 allows, found "
              + plan.width()
              + "×"
              + plan.height()
              + " ("
              + Libav.words(result)
              + "); make the pictures smaller or larger");
    }
    return opened;
  }

  AVRational timeBase() {
    return encoder.time_base();
  }

  /**
   * Encodes a frame and writes what comes of it.
   *
   * @param frame with its time; borrowed; null: there will be no more
   */
  void encode(@Nullable AVFrame frame) {
    AVFrame there = frame == null || hardware == null ? frame : hardware.upload(frame);
    int result = avcodec_send_frame(encoder, there);
    if (result < 0) {
      throw new Fault(
          "encoding a frame: expected H.264 to take it, found "
              + Libav.words(result)
              + "; choose another size");
    }
    while (avcodec_receive_packet(encoder, packet) >= 0) {
      packet.stream_index(stream.index());
      packet.duration(beat);
      av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
      muxer.write(packet);
    }
  }

  @Override
  public void close() {
    av_packet_free(packet);
    avcodec_free_context(encoder);
    if (hardware != null) {
      hardware.close();
    }
  }
}
