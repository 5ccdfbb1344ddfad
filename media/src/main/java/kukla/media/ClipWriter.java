package kukla.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import java.nio.file.Path;
import java.util.Map;
import kukla.inference.Fault;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.jspecify.annotations.Nullable;

/**
 * Writes an H.264 mp4 of good quality, with the sound of another clip where one is named.
 *
 * <p>The file appears under its name when {@link #finish} returns, and not at all when that is
 * never reached. One thread uses it; its opener closes it.
 */
public final class ClipWriter implements AutoCloseable {

  /** The quantiser is held in this range: 18 looks untouched, at 26 trained eyes see blocks. */
  private static final int FINEST = 18;

  private static final int COARSEST = 26;
  private static final double BITS_A_PIXEL = 0.35;
  private static final double KEY_SECONDS = 2;
  private static final int TICKS_A_SECOND = 15_360;

  /** A time this near the even beat is on it: containers that round to milliseconds. */
  private static final long BEAT_NANOS = 1_500_000;

  private final ClipFormat format;
  private final Mp4File file;
  private final YuvConversion conversion;
  private final H264Encoder encoder;
  private final @Nullable SoundTrack sound;

  /** Ticks from one frame to the next, by the even beat. */
  private final long beat;

  private long lastTicks = -1;
  private long framesWritten;
  private boolean closed;

  private ClipWriter(Path destination, ClipFormat format) {
    this.format = format;
    file = new Mp4File(destination);
    FrameRate rate = format.frameRate();
    int ticks = Math.max(1, TICKS_A_SECOND / rate.numerator());
    beat = (long) rate.denominator() * ticks;
    YuvConversion made = null;
    try {
      made = new YuvConversion(format.width(), format.height());
      encoder =
          H264Encoder.open(
              new H264Encoder.Plan(
                  H264Encoder.SOFTWARE,
                  AV_PIX_FMT_YUV420P,
                  null,
                  made.evenWidth(),
                  made.evenHeight(),
                  rate,
                  av_make_q(1, rate.numerator() * ticks),
                  beat,
                  BITS_A_PIXEL,
                  FINEST,
                  COARSEST,
                  KEY_SECONDS,
                  Map.of("rc_mode", "bitrate", "coder", "cabac")),
              file.muxer(),
              destination.toString());
    } catch (RuntimeException e) {
      if (made != null) {
        made.close();
      }
      file.close();
      throw e;
    }
    conversion = made;
    sound = format.sound() == null ? null : SoundTrack.open(format.sound(), file.muxer());
  }

  /**
   * Starts a clip.
   *
   * @param destination the final name
   * @throws Fault when it cannot be written
   */
  public static ClipWriter open(Path destination, ClipFormat format) {
    Libav.silence();
    ClipWriter writer = new ClipWriter(destination, format);
    try {
      writer.file.start(format.metadata());
      return writer;
    } catch (RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  /** Whether sound goes with the pictures. */
  public boolean hasSound() {
    return sound != null;
  }

  /** Frames taken so far. */
  public long framesWritten() {
    return framesWritten;
  }

  /**
   * Adds a frame one even beat after the last.
   *
   * @param picture RGB of the format's size; borrowed
   */
  public void write(Image picture) {
    writeAt(picture, lastTicks < 0 ? 0 : lastTicks + beat);
  }

  /**
   * Adds a frame at a time of its own.
   *
   * @param picture RGB of the format's size; borrowed
   * @param presentationNanos nanoseconds since the start of the clip, later than the last frame's
   */
  public void write(Image picture, long presentationNanos) {
    AVRational base = encoder.timeBase();
    double ticks = presentationNanos * 1e-9 * base.den() / base.num();
    long onBeat = Math.round(ticks / beat) * beat;
    boolean nearBeat = Math.abs(onBeat - ticks) * base.num() * 1e9 / base.den() < BEAT_NANOS;
    writeAt(picture, Math.max(lastTicks + 1, nearBeat ? onBeat : Math.round(ticks)));
  }

  private void writeAt(Image picture, long ticks) {
    picture.check(format.width(), format.height(), ChannelOrder.RGB);
    AVFrame frame = conversion.convert(picture);
    frame.pts(ticks);
    lastTicks = ticks;
    framesWritten++;
    encoder.encode(frame);
    if (sound != null) {
      sound.writeUntil(seconds(ticks + beat));
    }
  }

  /** Ends the clip and gives it its name. */
  public void finish() {
    encoder.encode(null);
    if (sound != null) {
      sound.finish();
    }
    file.finish();
  }

  private double seconds(long ticks) {
    AVRational base = encoder.timeBase();
    return (double) ticks * base.num() / base.den();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (sound != null) {
      sound.close();
    }
    conversion.close();
    encoder.close();
    file.close();
  }
}
