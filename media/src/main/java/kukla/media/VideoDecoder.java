package kukla.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_LOW_DELAY;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;

import kukla.inference.Fault;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.javacpp.PointerPointer;

/** How the decoder of a picture stream is opened. */
final class VideoDecoder {
  private static final int THREADS = 2;

  private VideoDecoder() {}

  /**
   * Opens one.
   *
   * @param live each picture comes out as soon as it went in, none is held back for threads' sake
   * @return the caller's to free
   * @throws Fault with FFmpeg's words alone
   */
  static AVCodecContext open(AVStream stream, AVCodec codec, boolean live) {
    AVCodecContext context = avcodec_alloc_context3(codec);
    avcodec_parameters_to_context(context, stream.codecpar());
    context.pkt_timebase(stream.time_base());
    context.thread_count(THREADS);
    if (live) {
      context.thread_type(AVCodecContext.FF_THREAD_SLICE);
      context.flags(context.flags() | AV_CODEC_FLAG_LOW_DELAY);
    } else {
      context.thread_type(AVCodecContext.FF_THREAD_FRAME | AVCodecContext.FF_THREAD_SLICE);
    }
    int result = avcodec_open2(context, codec, (PointerPointer<?>) null);
    if (result < 0) {
      avcodec_free_context(context);
      throw new Fault(Libav.words(result));
    }
    return context;
  }
}
