package kukla.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_QSCALE;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_MJPEG;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUVJ420P;
import static org.bytedeco.ffmpeg.global.avutil.FF_QP2LAMBDA;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FAST_BILINEAR;

import java.nio.ByteBuffer;
import kukla.inference.Fault;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.PointerPointer;

/**
 * RGBA pictures of one size as JPEG, one after another. One thread uses it; its opener closes it.
 */
public final class JpegPicture implements AutoCloseable {
  /** Of 2 (finest) to 31. */
  private static final int QUANTISER = 3;

  private final YuvConversion conversion;
  private final AVCodecContext encoder;
  private final AVPacket packet = av_packet_alloc();
  private long encoded;

  /** For RGBA pictures of this size. */
  public JpegPicture(int width, int height) {
    Libav.silence();
    conversion =
        new YuvConversion(width, height, ChannelOrder.RGBA, AV_PIX_FMT_YUVJ420P, SWS_FAST_BILINEAR);
    AVCodec codec = avcodec_find_encoder(AV_CODEC_ID_MJPEG);
    encoder = avcodec_alloc_context3(codec);
    encoder.width(conversion.evenWidth());
    encoder.height(conversion.evenHeight());
    encoder.pix_fmt(AV_PIX_FMT_YUVJ420P);
    encoder.time_base(av_make_q(1, 1000));
    encoder.flags(encoder.flags() | AV_CODEC_FLAG_QSCALE);
    encoder.global_quality(QUANTISER * FF_QP2LAMBDA);
    encoder.thread_count(1);
    int result = avcodec_open2(encoder, codec, (PointerPointer<?>) null);
    if (result < 0) {
      close();
      throw fault(result);
    }
  }

  /**
   * The picture as a JPEG file.
   *
   * @param picture RGBA of this size; borrowed
   * @return this object's own, good until the next call
   */
  public ByteBuffer encode(Image picture) {
    av_packet_unref(packet);
    AVFrame frame = conversion.convert(picture);
    frame.pts(encoded++);
    frame.quality(encoder.global_quality());
    int result = avcodec_send_frame(encoder, frame);
    if (result >= 0) {
      result = avcodec_receive_packet(encoder, packet);
    }
    if (result < 0) {
      throw fault(result);
    }
    return packet.data().capacity(packet.size()).asByteBuffer();
  }

  private static Fault fault(int result) {
    return new Fault(
        "encoding a JPEG: expected the encoder to take the picture, found "
            + Libav.words(result)
            + "; choose another size");
  }

  @Override
  public void close() {
    av_packet_free(packet);
    avcodec_free_context(encoder);
    conversion.close();
  }
}
