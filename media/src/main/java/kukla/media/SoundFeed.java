package kukla.media;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;

/** Sound packets in the order of their times. Its opener closes it. */
interface SoundFeed extends AutoCloseable {
  AVStream stream();

  AVCodec codec();

  /** The next packet, good until the next call; empty where there is none, or none yet. */
  Optional<AVPacket> next();

  /** Whether there will be no more. */
  boolean ended();

  /** Where a time in ticks of the stream is among the pictures, seconds from the first. */
  double seconds(long ticks);

  /** Which of several rounds a time in ticks belongs to: a new one begins exactly in its place. */
  default long round(long ticks) {
    return 0;
  }

  /** Whether gaps and jumps of its times are to be followed, and nothing is before the start. */
  boolean live();

  @Override
  void close();
}
