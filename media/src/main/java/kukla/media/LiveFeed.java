package kukla.media;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_clone;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avformat.av_find_input_format;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;
import static org.bytedeco.ffmpeg.global.avutil.av_gettime;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import kukla.inference.Fault;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.jspecify.annotations.Nullable;

/**
 * Sound as it happens, or as a clip plays, placed among pictures that are late by the pipeline's
 * latency: it is delayed by as much. A microphone is read by a thread of its own into a short
 * queue; what finds that full is left out. Its opener closes it.
 */
abstract class LiveFeed implements SoundFeed {
  private static final double BEFORE_SECONDS = -0.5;

  private long startNanos;
  private volatile long delayNanos;

  /** Opens the sound. */
  static LiveFeed open(LiveSound sound) {
    if (sound instanceof LiveSound.Device device) {
      return new Microphone(device);
    }
    LiveSound.Clip clip = (LiveSound.Clip) sound;
    SoundSource source =
        SoundSource.open(clip.file())
            .orElseThrow(
                () ->
                    new Fault(
                        "recording the sound of "
                            + clip.file()
                            + ": expected a clip with sound, found none; choose another source"));
    return new Playback(clip, source);
  }

  /**
   * @param pictureNanos when the first picture was offered, on the clock of {@link System#nanoTime}
   * @param soundDelayNanos how much later than it happened sound is heard
   */
  final void place(long pictureNanos, long soundDelayNanos) {
    startNanos = pictureNanos;
    delayNanos = soundDelayNanos;
  }

  /** When what has this time happened, on the clock of {@link System#nanoTime}. */
  abstract long nanos(long ticks);

  abstract Optional<AVPacket> take();

  @Override
  public final double seconds(long ticks) {
    return (nanos(ticks) - startNanos + delayNanos) * 1e-9;
  }

  @Override
  public final Optional<AVPacket> next() {
    Optional<AVPacket> packet = take();
    while (packet.isPresent()
        && packet.get().pts() != AV_NOPTS_VALUE
        && seconds(packet.get().pts()) < BEFORE_SECONDS) {
      packet = take();
    }
    return packet;
  }

  @Override
  public final boolean live() {
    return true;
  }

  static long scaled(long ticks, AVRational base) {
    return Math.round(ticks * 1e9 * base.num() / base.den());
  }

  /** A clip's sound where its pictures are, round after round. */
  private static final class Playback extends LiveFeed {
    /** From round to round in ticks, more than any clip has: times must rise for the decoder. */
    private static final long SPAN = 1L << 42;

    private final Path file;
    private final ClipTimes times;
    private SoundSource source;
    private long round = -1;
    private boolean over;

    Playback(LiveSound.Clip clip, SoundSource source) {
      file = clip.file();
      times = clip.times();
      this.source = source;
    }

    @Override
    public AVStream stream() {
      return source.stream();
    }

    @Override
    public AVCodec codec() {
      return source.codec();
    }

    @Override
    Optional<AVPacket> take() {
      // what is to be heard is a little behind what is filmed
      long heard = Math.max(0, times.number() - 1);
      if (round < 0) {
        round = heard;
      } else if (round < heard) {
        begin(heard);
      }
      while (!over && !times.isOver()) {
        Optional<AVPacket> packet = source.next();
        if (packet.isPresent() && !isPastTheEnd(packet.get())) {
          return Optional.of(shifted(packet.get()));
        }
        if (packet.isEmpty() && !times.isLooping()) {
          over = true;
        } else if (packet.isEmpty() && round >= times.number()) {
          return Optional.empty(); // the pictures are not at their end
        } else {
          begin(round + 1);
        }
      }
      over = true;
      return Optional.empty();
    }

    /** Whether the pictures begin again before this is heard. */
    private boolean isPastTheEnd(AVPacket packet) {
      return round < times.number()
          && packet.pts() != AV_NOPTS_VALUE
          && nanosOf(packet.pts(), round) >= times.startNanos(round + 1);
    }

    private void begin(long next) {
      source.close();
      round = next;
      Optional<SoundSource> again = SoundSource.open(file);
      if (again.isPresent()) {
        source = again.get();
      } else {
        over = true;
      }
    }

    private AVPacket shifted(AVPacket packet) {
      if (packet.pts() != AV_NOPTS_VALUE) {
        packet.pts(packet.pts() + round * SPAN);
      }
      if (packet.dts() != AV_NOPTS_VALUE) {
        packet.dts(packet.dts() + round * SPAN);
      }
      return packet;
    }

    @Override
    public boolean ended() {
      return over;
    }

    @Override
    public long round(long ticks) {
      return Math.floorDiv(ticks + SPAN / 2, SPAN);
    }

    @Override
    long nanos(long ticks) {
      long number = round(ticks);
      return nanosOf(ticks - number * SPAN, number);
    }

    private long nanosOf(long ticks, long number) {
      return times.startNanos(number) + Math.round(source.seconds(ticks) * 1e9);
    }

    @Override
    public void close() {
      source.close();
    }
  }

  /** A sound device, whose times are those of the wall clock. */
  private static final class Microphone extends LiveFeed {
    private static final int MOST_PACKETS = 500;
    private static final long JOIN_MILLIS = 1500;

    private final AVFormatContext container = new AVFormatContext(null);
    private final AVCodec codec;
    private final BlockingQueue<AVPacket> heard = new ArrayBlockingQueue<>(MOST_PACKETS);
    private final Thread thread;
    private final long wallMinusNanos;
    private @Nullable AVPacket lent;
    private volatile boolean closing;
    private volatile boolean broken;

    Microphone(LiveSound.Device device) {
      CaptureDevices.load();
      AVInputFormat format = av_find_input_format(device.system());
      AVDictionary none = new AVDictionary(null);
      int result = avformat_open_input(container, device.name(), format, none);
      if (result < 0) {
        throw new Fault(
            "recording sound from "
                + device.system()
                + " device "
                + device.name()
                + ": expected one that can be recorded, found "
                + Libav.words(result)
                + "; name another, or record without sound");
      }
      codec = avcodec.avcodec_find_decoder(container.streams(0).codecpar().codec_id());
      wallMinusNanos = av_gettime() * 1000 - System.nanoTime();
      thread = new Thread(this::listen, "recorder-sound");
      thread.setDaemon(true);
      thread.start();
    }

    private void listen() {
      AVPacket packet = av_packet_alloc();
      while (!closing && av_read_frame(container, packet) >= 0) {
        AVPacket kept = av_packet_clone(packet);
        if (!heard.offer(kept)) {
          av_packet_free(kept);
        }
        av_packet_unref(packet);
      }
      av_packet_free(packet);
      broken = !closing;
    }

    @Override
    public AVStream stream() {
      return container.streams(0);
    }

    @Override
    public AVCodec codec() {
      return codec;
    }

    @Override
    Optional<AVPacket> take() {
      release();
      lent = heard.poll();
      return Optional.ofNullable(lent);
    }

    private void release() {
      if (lent != null) {
        av_packet_free(lent);
        lent = null;
      }
    }

    @Override
    public boolean ended() {
      return broken && heard.isEmpty();
    }

    @Override
    long nanos(long ticks) {
      return scaled(ticks, stream().time_base()) - wallMinusNanos;
    }

    @Override
    public void close() {
      closing = true;
      try {
        thread.join(JOIN_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      release();
      for (AVPacket left = heard.poll(); left != null; left = heard.poll()) {
        av_packet_free(left);
      }
      if (!thread.isAlive()) { // a device that hangs keeps its memory
        avformat_close_input(container);
      }
    }
  }
}
