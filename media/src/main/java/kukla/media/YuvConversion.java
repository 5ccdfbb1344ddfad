package kukla.media;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGBA;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;
import static org.bytedeco.ffmpeg.global.swscale.SWS_ACCURATE_RND;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BICUBIC;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_SMPTE170M;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import java.nio.ByteBuffer;
import kukla.inference.Fault;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;

/**
 * Turns RGB or RGBA pictures of one size into YUV frames: BT.601, limited range, which is also what
 * readers assume that know no better, but for JPEG, which has the full range. Odd sizes repeat
 * their last column and row. Its opener closes it.
 */
final class YuvConversion implements AutoCloseable {
  static final int MATRIX = AVCOL_SPC_SMPTE170M;
  static final int RANGE = AVCOL_RANGE_MPEG;

  private static final int ONE = 1 << 16;
  private static final int ALIGNMENT = 64;

  private final ChannelOrder order;
  private final int width;
  private final int height;
  private final AVFrame rgb;
  private final AVFrame yuv;
  private final ByteBuffer rows;
  private final SwsContext context;

  /** Of RGB pictures of this size into limited 4:2:0. */
  YuvConversion(int width, int height) {
    this(width, height, ChannelOrder.RGB, AV_PIX_FMT_YUV420P, SWS_BICUBIC);
  }

  /**
   * @param order RGB or RGBA, whose alpha is left out
   * @param format FFmpeg's number of the YUV kind; YUVJ420P has the full range
   * @param scaler how colour is halved, FFmpeg's flag
   */
  YuvConversion(int width, int height, ChannelOrder order, int format, int scaler) {
    if (order != ChannelOrder.RGB && order != ChannelOrder.RGBA) {
      throw new IllegalArgumentException("expected RGB or RGBA, found " + order);
    }
    this.order = order;
    this.width = width;
    this.height = height;
    int from = order == ChannelOrder.RGB ? AV_PIX_FMT_RGB24 : AV_PIX_FMT_RGBA;
    boolean full = format == AV_PIX_FMT_YUVJ420P;
    rgb = frame(from);
    yuv = frame(format);
    yuv.colorspace(MATRIX);
    yuv.color_range(full ? AVCOL_RANGE_JPEG : RANGE);
    rows = rgb.data(0).capacity((long) rgb.linesize(0) * evenHeight()).asByteBuffer();
    context =
        sws_getContext(
            evenWidth(),
            evenHeight(),
            from,
            evenWidth(),
            evenHeight(),
            format,
            scaler | SWS_ACCURATE_RND,
            null,
            null,
            (DoublePointer) null);
    IntPointer coefficients = sws_getCoefficients(SWS_CS_SMPTE170M);
    sws_setColorspaceDetails(context, coefficients, 1, coefficients, full ? 1 : 0, 0, ONE, ONE);
  }

  private AVFrame frame(int format) {
    AVFrame made = av_frame_alloc();
    made.format(format);
    made.width(evenWidth());
    made.height(evenHeight());
    int result = av_frame_get_buffer(made, ALIGNMENT);
    if (result < 0) {
      throw new Fault(
          "encoding pictures of %d×%d: expected a size that FFmpeg takes, found \"%s\"; make them smaller"
              .formatted(width, height, Libav.words(result)));
    }
    return made;
  }

  int evenWidth() {
    return width + (width & 1);
  }

  int evenHeight() {
    return height + (height & 1);
  }

  /** The picture as a frame, which stays this conversion's own and is good until the next call. */
  AVFrame convert(Image picture) {
    int stride = rgb.linesize(0);
    int channels = order.channels();
    int used = width * channels;
    for (int y = 0; y < evenHeight(); y++) {
      int from = Math.min(y, height - 1) * picture.stride();
      rows.put(y * stride, picture.pixels(), from, used);
      if (used < evenWidth() * channels) {
        rows.put(y * stride + used, picture.pixels(), from + used - channels, channels);
      }
    }
    av_frame_make_writable(yuv);
    sws_scale(context, rgb.data(), rgb.linesize(), 0, evenHeight(), yuv.data(), yuv.linesize());
    return yuv;
  }

  @Override
  public void close() {
    sws_freeContext(context);
    av_frame_free(rgb);
    av_frame_free(yuv);
  }
}
