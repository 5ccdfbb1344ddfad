package kukla.media;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AV_CHANNEL_ORDER_UNSPEC;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc;
import static org.bytedeco.ffmpeg.global.swresample.swr_config_frame;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert_frame;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_delay;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import kukla.inference.Fault;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.PointerPointer;

/** The sound of a file or clip as numbers, mono. */
public final class SoundSamples {
  private static final int BLOCK = 1024;
  private static final int MOST_MINUTES = 60;

  private final SoundSource source;
  private final AVCodecContext decoder;
  private final SwrContext resampler = swr_alloc();
  private final AVFrame decoded = av_frame_alloc();
  private final AVFrame block = av_frame_alloc();
  private final int hertz;
  private final ByteArrayOutputStream samples = new ByteArrayOutputStream();
  private boolean drained;

  private SoundSamples(SoundSource source, AVCodecContext decoder, int hertz) {
    this.source = source;
    this.decoder = decoder;
    this.hertz = hertz;
  }

  /**
   * Decodes a whole file's best sound stream.
   *
   * @param hertz samples a second that are wanted
   * @return samples in [−1, 1]
   * @throws Fault when there is no such file, no sound in it, or more than an hour of it
   */
  public static float[] read(Path file, int hertz) {
    if (!Files.isRegularFile(file)) {
      throw new Fault("reading sound " + file + ": expected a file, found none; check the name");
    }
    SoundSource source =
        SoundSource.open(file).orElseThrow(() -> silent(file, "no sound that FFmpeg knows"));
    AVCodecContext decoder = avcodec_alloc_context3(source.codec());
    avcodec_parameters_to_context(decoder, source.stream().codecpar());
    SoundSamples reading = new SoundSamples(source, decoder, hertz);
    try {
      if (avcodec_open2(decoder, source.codec(), (PointerPointer<?>) null) < 0) {
        throw silent(file, "sound that this FFmpeg cannot decode");
      }
      reading.decodeAll(file);
    } finally {
      reading.close();
    }
    byte[] bytes = reading.samples.toByteArray();
    if (bytes.length == 0) {
      throw silent(file, "sound of no length");
    }
    float[] samples = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asFloatBuffer().get(samples);
    return samples;
  }

  private static Fault silent(Path file, String found) {
    return new Fault(
        "reading sound "
            + file
            + ": expected a sound file or a clip with sound, found "
            + found
            + "; choose another file");
  }

  private void decodeAll(Path file) {
    boolean started = false;
    while (receive()) {
      if (decoded.ch_layout().order() == AV_CHANNEL_ORDER_UNSPEC) {
        av_channel_layout_default(decoded.ch_layout(), decoded.ch_layout().nb_channels());
      }
      if (!started) {
        started = true;
        swr_config_frame(resampler, emptyBlock(), decoded);
        swr_init(resampler);
      }
      swr_convert_frame(resampler, null, decoded);
      while (swr_get_delay(resampler, hertz) >= 2 * BLOCK) {
        takeBlock();
      }
      if (samples.size() > MOST_MINUTES * 60L * hertz * Float.BYTES) {
        throw silent(file, "more than " + MOST_MINUTES + " minutes");
      }
    }
    while (started && takeBlock()) {}
  }

  private boolean receive() {
    while (avcodec_receive_frame(decoder, decoded) < 0) {
      Optional<AVPacket> next = source.next();
      if (next.isEmpty()) {
        if (drained) {
          return false;
        }
        drained = true;
      }
      avcodec_send_packet(decoder, next.orElse(null)); // a damaged packet is a gap
    }
    return true;
  }

  private AVFrame emptyBlock() {
    av_frame_unref(block);
    block.format(AV_SAMPLE_FMT_FLTP);
    block.sample_rate(hertz);
    av_channel_layout_default(block.ch_layout(), 1);
    block.nb_samples(BLOCK);
    av_frame_get_buffer(block, 0);
    return block;
  }

  /** Takes what is resampled; false where nothing is left. */
  private boolean takeBlock() {
    swr_convert_frame(resampler, emptyBlock(), null);
    int count = block.nb_samples();
    if (count > 0) {
      byte[] bytes = new byte[count * Float.BYTES];
      block.data(0).get(bytes);
      samples.writeBytes(bytes);
    }
    return count > 0;
  }

  private void close() {
    av_frame_free(decoded);
    av_frame_free(block);
    swr_free(resampler);
    avcodec_free_context(decoder);
    source.close();
  }
}
