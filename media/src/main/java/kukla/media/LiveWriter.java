package kukla.media;

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

  /**
   * An encoder on this machine.
   *
   * @param name FFmpeg's
   * @param works whether live pictures can be encoded with it
   * @param why one sentence where it does not work
   */
  public record EncoderFinding(String name, boolean works, String why) {}

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
    int width = format.width() + (format.width() & 1);
    int height = format.height() + (format.height() & 1);
    H264Encoder opened = null;
    LiveEncoder chosen = null;
    Fault failed = null;
    for (LiveEncoder candidate : LiveEncoder.ALL) {
      try {
        H264Encoder.Plan plan =
            candidate.plan(
                width,
                height,
                format.frameRate(),
                purpose.bitsPerPixel(),
                FINEST,
                purpose.coarsest(),
                purpose.keySeconds());
        opened = H264Encoder.open(plan, muxer, destination);
        chosen = candidate;
        break;
      } catch (Fault e) {
        failed = e;
      }
    }
    if (opened == null || chosen == null) {
      throw failed == null ? new IllegalStateException("no encoder") : failed;
    }
    encoder = opened;
    encoderName = chosen.name();
    conversion =
        new YuvConversion(
            format.width(), format.height(), ChannelOrder.RGBA, chosen.format(), SWS_FAST_BILINEAR);
    sound = feed == null ? null : EncodedSound.open(feed, muxer).orElse(null);
  }

  /** What the encoding is for. */
  private record Purpose(
      double bitsPerPixel, int coarsest, double keySeconds, Map<String, String> options) {}

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
    Muxer muxer = new Muxer("mp4", Libav.url(file), Map.of(), found -> Mp4File.noRoom(file, found));
    LiveFeed feed;
    try {
      feed = sound == null ? null : LiveFeed.open(sound);
    } catch (RuntimeException e) {
      muxer.close();
      throw e;
    }
    return open(
        muxer,
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
    LiveWriter writer;
    try {
      writer = new LiveWriter(muxer, format, purpose, feed, destination);
    } catch (RuntimeException e) {
      if (feed != null) {
        feed.close();
      }
      muxer.close();
      throw e;
    }
    try {
      muxer.flushPackets();
      muxer.start(format.metadata(), purpose.options());
      return writer;
    } catch (RuntimeException e) {
      writer.close(); // whoever calls a server again and again must not keep an encoder each time
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

  /** Which encoders work here, in the order in which they are tried. Takes a moment. */
  public static List<EncoderFinding> encoders() {
    return LiveEncoder.findings();
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
