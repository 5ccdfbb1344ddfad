package kukla.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_FLAG_GLOBAL_HEADER;
import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_AAC;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_rescale_ts;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_from_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_UNSPEC;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_copy;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc;
import static org.bytedeco.ffmpeg.global.swresample.swr_config_frame;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert_frame;
import static org.bytedeco.ffmpeg.global.swresample.swr_drop_output;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_delay;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;
import static org.bytedeco.ffmpeg.global.swresample.swr_inject_silence;

import java.util.Optional;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.PointerPointer;

/** Sound decoded and encoded anew as AAC, mono or stereo. Owns the source. */
final class EncodedSound implements SoundTrack {
  private static final Set<Integer> RATES =
      Set.of(48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8_000);
  private static final int USUAL_RATE = 48_000;
  private static final int BITS_A_CHANNEL = 96_000;

  /** More than the resampler's filter keeps back, so that every block but the last is full. */
  private static final int FILTER_SAMPLES = 256;

  /** Sound of a device may be this far from its time before it is moved there. */
  private static final int TOLERATED_MILLIS = 60;

  private static final long MOST_SILENCE = 30;

  private final SoundFeed source;
  private final Muxer file;
  private final AVCodecContext decoder;
  private final AVCodecContext encoder;
  private final SwrContext resampler = swr_alloc();
  private final AVFrame decoded = av_frame_alloc();
  private final AVFrame block = av_frame_alloc();
  private final AVPacket packet = av_packet_alloc();
  private final AVStream stream;
  private boolean started;
  private boolean ended;
  private long round;

  /** Samples from the first picture to the next block. */
  private long position;

  private EncodedSound(
      SoundFeed source, Muxer file, AVCodecContext decoder, AVCodecContext encoder) {
    this.source = source;
    this.file = file;
    this.decoder = decoder;
    this.encoder = encoder;
    stream = file.addStream();
    avcodec_parameters_from_context(stream.codecpar(), encoder);
    stream.time_base(encoder.time_base());
  }

  /** Takes the source over; empty, and the source closed, where the sound cannot be decoded. */
  static Optional<EncodedSound> open(SoundFeed source, Muxer file) {
    AVCodecContext decoder = avcodec_alloc_context3(source.codec());
    avcodec_parameters_to_context(decoder, source.stream().codecpar());
    decoder.pkt_timebase(source.stream().time_base());
    AVCodec aac = avcodec_find_encoder(AV_CODEC_ID_AAC);
    AVCodecContext encoder = avcodec_alloc_context3(aac);
    int channels = Math.min(2, Math.max(1, decoder.ch_layout().nb_channels()));
    int rate = RATES.contains(decoder.sample_rate()) ? decoder.sample_rate() : USUAL_RATE;
    encoder.sample_fmt(AV_SAMPLE_FMT_FLTP);
    encoder.sample_rate(rate);
    av_channel_layout_default(encoder.ch_layout(), channels);
    encoder.bit_rate((long) BITS_A_CHANNEL * channels);
    encoder.time_base(av_make_q(1, rate));
    if (file.wantsGlobalHeader()) {
      encoder.flags(encoder.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
    }
    if (avcodec_open2(decoder, source.codec(), (PointerPointer<?>) null) < 0
        || avcodec_open2(encoder, aac, (PointerPointer<?>) null) < 0) {
      avcodec_free_context(decoder);
      avcodec_free_context(encoder);
      source.close();
      return Optional.empty();
    }
    return Optional.of(new EncodedSound(source, file, decoder, encoder));
  }

  @Override
  public void writeUntil(double seconds) {
    while (positionSeconds() < seconds && (!ended || buffered() > 0)) {
      if (ended || buffered() >= encoder.frame_size() + FILTER_SAMPLES) {
        encodeBlock();
      } else if (!decodeMore()) {
        return;
      }
    }
  }

  @Override
  public void finish() {
    avcodec_send_frame(encoder, null);
    writePackets();
  }

  private double positionSeconds() {
    return (double) position / encoder.sample_rate();
  }

  /** Samples that the resampler holds for the encoder. */
  private long buffered() {
    return started ? swr_get_delay(resampler, encoder.sample_rate()) : 0;
  }

  /** False where there is nothing to decode yet. */
  private boolean decodeMore() {
    while (avcodec_receive_frame(decoder, decoded) < 0) {
      Optional<AVPacket> next = source.next();
      if (next.isEmpty()) {
        ended = source.ended();
        return ended;
      }
      avcodec_send_packet(decoder, next.get()); // a damaged packet is a gap
    }
    if (decoded.ch_layout().order() == AV_CHANNEL_ORDER_UNSPEC) {
      av_channel_layout_default(decoded.ch_layout(), decoded.ch_layout().nb_channels());
    }
    long ticks = decoded.best_effort_timestamp();
    boolean timed = ticks != AV_NOPTS_VALUE;
    long wanted = timed ? Math.round(source.seconds(ticks) * encoder.sample_rate()) : position;
    boolean first = !started;
    if (first) {
      started = true;
      position = source.live() ? 0 : timed ? wanted : 0;
      swr_config_frame(resampler, emptyBlock(), decoded);
      swr_init(resampler);
    }
    long next = timed ? source.round(ticks) : round;
    if (!source.live() || !timed || follow(wanted, first, first || next != round)) {
      round = next;
      swr_convert_frame(resampler, null, decoded);
    }
    return true;
  }

  /** Moves what is decoded next to where it belongs; false where it comes too late for that. */
  private boolean follow(long wanted, boolean first, boolean exactly) {
    long off = wanted - position - buffered();
    long tolerated = exactly ? 0 : encoder.sample_rate() * TOLERATED_MILLIS / 1000;
    if (off > tolerated) {
      swr_inject_silence(resampler, (int) Math.min(off, MOST_SILENCE * encoder.sample_rate()));
    } else if (exactly && off < 0 && -off < decoded.nb_samples()) {
      swr_drop_output(resampler, (int) -off);
    } else if (off < -tolerated) {
      started &= !first;
      return false;
    }
    return true;
  }

  private AVFrame emptyBlock() {
    av_frame_unref(block);
    block.format(AV_SAMPLE_FMT_FLTP);
    block.sample_rate(encoder.sample_rate());
    av_channel_layout_copy(block.ch_layout(), encoder.ch_layout());
    block.nb_samples(encoder.frame_size());
    av_frame_get_buffer(block, 0);
    return block;
  }

  private void encodeBlock() {
    swr_convert_frame(resampler, emptyBlock(), null);
    if (block.nb_samples() == 0) {
      ended = true;
      started = false;
      return;
    }
    block.pts(position);
    position += block.nb_samples();
    avcodec_send_frame(encoder, block);
    writePackets();
  }

  private void writePackets() {
    while (avcodec_receive_packet(encoder, packet) >= 0) {
      if (source.live() && packet.pts() < 0) {
        av_packet_unref(packet); // AAC's run-up: a file in pieces cannot say that it is none
        continue;
      }
      packet.stream_index(stream.index());
      av_packet_rescale_ts(packet, encoder.time_base(), stream.time_base());
      file.write(packet);
    }
  }

  @Override
  public void close() {
    av_frame_free(decoded);
    av_frame_free(block);
    av_packet_free(packet);
    swr_free(resampler);
    avcodec_free_context(decoder);
    avcodec_free_context(encoder);
    source.close();
  }
}
