package kukla.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FAST_BILINEAR;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kukla.inference.Fault;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * Encodes pictures as H.264 while they happen, each with its own time: into an mp4 that plays
 * whatever becomes of this process, or to a server. By the hardware where it can. One thread uses
 * it, but for {@link #interrupt}; its opener closes it.
 */
public final class LiveWriter implements AutoCloseable {
  private static final int TICKS_A_SECOND = 90_000;
  private static final int FINEST = 18;

  /** Even these are tried first; the last one is part of FFmpeg and always there. */
  private static final List<Encoder> ENCODERS =
      List.of(
          new Encoder(
              "h264_nvenc",
              Map.of("preset", "p4", "tune", "ll", "rc", "vbr", "zerolatency", "1", "delay", "0")),
          new Encoder("libopenh264", Map.of("rc_mode", "bitrate", "coder", "cabac")));

  private record Encoder(String name, Map<String, String> options) {}

  private final Muxer muxer;
  private final YuvConversion conversion;
  private final H264Encoder encoder;
  private final String encoderName;
  private final @Nullable LiveFeed feed;
  private final @Nullable EncodedSound sound;
  private boolean soundPlaced;
  private long lastTicks = -1;
  private boolean closed;

  private LiveWriter(
      Muxer muxer,
      LiveFormat format,
      Purpose purpose,
      @Nullable LiveFeed feed,
      String destination) {
    this.muxer = muxer;
    this.feed = feed;
    conversion =
        new YuvConversion(
            format.width(),
            format.height(),
            ChannelOrder.RGBA,
            AV_PIX_FMT_YUV420P,
            SWS_FAST_BILINEAR);
    H264Encoder opened = null;
    Fault failed = null;
    String name = "";
    for (Encoder candidate : ENCODERS) {
      try {
        name = candidate.name();
        opened = H264Encoder.open(plan(candidate, format, purpose), muxer, destination);
        break;
      } catch (Fault e) {
        failed = e;
      }
    }
    if (opened == null) {
      conversion.close();
      throw failed == null ? new IllegalStateException("no encoder") : failed;
    }
    encoder = opened;
    encoderName = name;
    sound = feed == null ? null : EncodedSound.open(feed, muxer).orElse(null);
    muxer.flushPackets();
    muxer.start(format.metadata(), purpose.options());
  }

  /** What the encoding is for. */
  private record Purpose(
      double bitsPerPixel, int coarsest, double keySeconds, Map<String, String> options) {}

  private H264Encoder.Plan plan(Encoder candidate, LiveFormat format, Purpose purpose) {
    FrameRate rate = format.frameRate();
    return new H264Encoder.Plan(
        candidate.name(),
        conversion.evenWidth(),
        conversion.evenHeight(),
        rate,
        av_make_q(1, TICKS_A_SECOND),
        Math.max(1, Math.round(TICKS_A_SECOND / rate.framesPerSecond())),
        purpose.bitsPerPixel(),
        FINEST,
        purpose.coarsest(),
        purpose.keySeconds(),
        candidate.options());
  }

  /**
   * Starts an mp4 in pieces of at most half a second, each of which is in the file as soon as it is
   * full, and plays without those that never came.
   *
   * @param file is written under this name at once; an older file is replaced
   * @param sound what is heard, from {@link #placeSound} on; null: nothing
   * @throws Fault when it cannot be written, or the sound cannot be opened
   */
  public static LiveWriter record(Path file, LiveFormat format, @Nullable LiveSound sound) {
    Libav.silence();
    LiveFeed feed = sound == null ? null : LiveFeed.open(sound);
    return open(
        new Muxer("mp4", Libav.url(file), Map.of(), found -> Mp4File.noRoom(file, found)),
        format,
        new Purpose(
            0.2,
            30,
            2,
            Map.of(
                "movflags", "+frag_keyframe+empty_moov+default_base_moof",
                "frag_duration", "500000")),
        feed,
        file.toString());
  }

  /**
   * Starts a stream with as little delay as the way there allows.
   *
   * @param destination srt://, rtmp://, rtmps://, whip://, whips://, rtsp://, udp:// or tcp://
   * @throws Fault when it is none of these, or nobody answers
   */
  public static LiveWriter stream(String destination, LiveFormat format) {
    Libav.silence();
    StreamAddress address = StreamAddress.of(destination);
    return open(
        new Muxer(
            address.container(),
            address.url(),
            address.options(),
            found ->
                new Fault(
                    "streaming to "
                        + address.shown()
                        + ": expected a server that takes the stream, found "
                        + found
                        + "; check the address and whether the server runs")),
        format,
        new Purpose(0.12, 36, 1, address.containerOptions()),
        null,
        address.shown());
  }

  private static LiveWriter open(
      Muxer muxer,
      LiveFormat format,
      Purpose purpose,
      @Nullable LiveFeed feed,
      String destination) {
    try {
      return new LiveWriter(muxer, format, purpose, feed, destination);
    } catch (RuntimeException e) {
      if (feed != null) {
        feed.close();
      }
      muxer.close();
      throw e;
    }
  }

  /**
   * Looks whether a stream could go there, without calling anybody.
   *
   * @throws Fault when its beginning is none of those of {@link #stream}
   */
  public static void checkAddress(String destination) {
    StreamAddress.of(destination);
  }

  /** FFmpeg's name of what encodes: "libopenh264", or "h264_nvenc" on a GPU. */
  public String encoder() {
    return encoderName;
  }

  /**
   * Adds a picture.
   *
   * @param picture RGBA of the format's size; borrowed
   * @param presentationNanos nanoseconds since the start, later than the last picture's
   * @throws Fault when it cannot be written
   */
  public void write(Image picture, long presentationNanos) {
    long ticks = Math.round(presentationNanos * 1e-9 * TICKS_A_SECOND);
    lastTicks = Math.max(lastTicks + 1, ticks);
    AVFrame frame = conversion.convert(picture);
    frame.pts(lastTicks);
    encoder.encode(frame);
    writeSound();
  }

  private void writeSound() {
    if (sound != null && soundPlaced) {
      sound.writeUntil((double) lastTicks / TICKS_A_SECOND);
    }
  }

  /** Whether sound goes with the pictures. */
  public boolean hasSound() {
    return sound != null;
  }

  /**
   * Says where sound belongs among the pictures; none is written before. May be said again.
   *
   * @param startNanos when the first picture was offered, on the clock of {@link System#nanoTime}
   * @param delayNanos how much later than it happened sound is to be heard: as late as the pictures
   */
  public void placeSound(long startNanos, long delayNanos) {
    if (feed != null) {
      feed.place(startNanos, delayNanos);
      soundPlaced = true;
    }
  }

  /** Ends it well. */
  public void finish() {
    encoder.encode(null);
    writeSound();
    if (sound != null) {
      sound.finish();
    }
    muxer.finish();
  }

  /** Lets a call that waits for a server end soon. Any thread. */
  public void interrupt() {
    muxer.interrupt();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      conversion.close();
      encoder.close();
      if (sound != null) {
        sound.close();
      }
      muxer.close();
    }
  }
}
