package kukla.media;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_copy;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;

/** Sound whose packets go into the mp4 as they are. Owns the source. */
final class CopiedSound implements SoundTrack {
  private final SoundSource source;
  private final Muxer file;
  private final AVStream stream;
  private @Nullable AVPacket waiting;
  private boolean ended;

  CopiedSound(SoundSource source, Muxer file) {
    this.source = source;
    this.file = file;
    stream = file.addStream();
    avcodec_parameters_copy(stream.codecpar(), source.stream().codecpar());
    stream.codecpar().codec_tag(0);
    stream.time_base(source.stream().time_base());
  }

  @Override
  public void writeUntil(double seconds) {
    while (!ended) {
      AVPacket packet = waiting == null ? next() : waiting;
      waiting = packet;
      if (packet == null || startSeconds(packet) >= seconds) {
        return;
      }
      waiting = null;
      write(packet);
    }
  }

  private @Nullable AVPacket next() {
    Optional<AVPacket> packet = source.next();
    ended = packet.isEmpty();
    return packet.orElse(null);
  }

  private void write(AVPacket packet) {
    long start = source.pictureStartTicks();
    boolean before =
        packet.pts() != AV_NOPTS_VALUE && packet.pts() + packet.duration() - start <= 0;
    if (before || packet.pts() == AV_NOPTS_VALUE) {
      return;
    }
    packet.pts(packet.pts() - start);
    packet.dts(packet.dts() == AV_NOPTS_VALUE ? packet.pts() : packet.dts() - start);
    packet.pos(-1);
    packet.stream_index(stream.index());
    av_packet_rescale_ts(packet, source.stream().time_base(), stream.time_base());
    file.write(packet);
  }

  private double startSeconds(AVPacket packet) {
    AVRational base = source.stream().time_base();
    long ticks = packet.pts() == AV_NOPTS_VALUE ? 0 : packet.pts() - source.pictureStartTicks();
    return (double) ticks * base.num() / base.den();
  }

  @Override
  public void finish() {
    // packets are written as they come
  }

  @Override
  public void close() {
    source.close();
  }
}
