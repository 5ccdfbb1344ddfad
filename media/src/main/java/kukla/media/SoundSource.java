package kukla.media;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.javacpp.PointerPointer;

/**
 * The packets of a clip's best sound stream, timed from its first picture. Its opener closes it.
 */
final class SoundSource implements SoundFeed {
  private final AVFormatContext container;
  private final AVStream stream;
  private final AVCodec codec;
  private final double pictureStartSeconds;
  private final AVPacket packet = av_packet_alloc();
  private boolean ended;
  private boolean closed;

  private SoundSource(AVFormatContext container, int index, AVCodec codec) {
    this.container = container;
    this.codec = codec;
    stream = container.streams(index);
    int picture = av_find_best_stream(container, AVMEDIA_TYPE_VIDEO, -1, -1, (AVCodec) null, 0);
    pictureStartSeconds = picture < 0 ? 0 : startSeconds(container.streams(picture));
  }

  /** Empty where the clip has no sound that FFmpeg knows. */
  static Optional<SoundSource> open(Path clip) {
    AVFormatContext container = new AVFormatContext(null);
    int opened =
        avformat_open_input(container, Libav.url(clip), (AVInputFormat) null, (AVDictionary) null);
    if (opened < 0) {
      return Optional.empty();
    }
    avformat_find_stream_info(container, (PointerPointer<?>) null);
    AVCodec codec = new AVCodec(null);
    int index = av_find_best_stream(container, AVMEDIA_TYPE_AUDIO, -1, -1, codec, 0);
    if (index < 0) {
      avformat_close_input(container);
      return Optional.empty();
    }
    return Optional.of(new SoundSource(container, index, codec));
  }

  private static double startSeconds(AVStream stream) {
    AVRational base = stream.time_base();
    return stream.start_time() == AV_NOPTS_VALUE
        ? 0
        : (double) stream.start_time() * base.num() / base.den();
  }

  @Override
  public AVStream stream() {
    return stream;
  }

  @Override
  public AVCodec codec() {
    return codec;
  }

  /** The first picture's time in ticks of the sound stream, to be taken off its packets' times. */
  long pictureStartTicks() {
    AVRational base = stream.time_base();
    return Math.round(pictureStartSeconds * base.den() / base.num());
  }

  /** The next packet, good until the next call; empty at the end, or where the clip breaks off. */
  @Override
  public Optional<AVPacket> next() {
    av_packet_unref(packet);
    while (av_read_frame(container, packet) >= 0) {
      if (packet.stream_index() == stream.index()) {
        return Optional.of(packet);
      }
      av_packet_unref(packet);
    }
    ended = true;
    return Optional.empty();
  }

  @Override
  public boolean ended() {
    return ended;
  }

  @Override
  public double seconds(long ticks) {
    AVRational base = stream.time_base();
    return (double) (ticks - pictureStartTicks()) * base.num() / base.den();
  }

  @Override
  public boolean live() {
    return false;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    av_packet_free(packet);
    avformat_close_input(container);
  }
}
