package kukla.media;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_RAWVIDEO;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUYV422;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import java.nio.ByteBuffer;
import java.util.Map;
import kukla.inference.Fault;
import kukla.inference.image.Image;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;

/**
 * Writes pictures to a video device of the kernel module v4l2loopback, which other programs see as
 * a camera: YUYV, the format set when it is opened. One thread uses it, but for {@link #interrupt};
 * its opener closes it.
 */
public final class LoopbackWriter implements AutoCloseable {
  private final YuyvPicture picture;
  private final Muxer muxer;
  private final AVPacket packet = av_packet_alloc();
  private long written;

  private LoopbackWriter(YuyvPicture picture, Muxer muxer, FrameRate rate) {
    this.picture = picture;
    this.muxer = muxer;
    AVStream stream = muxer.addStream();
    AVCodecParameters parameters = stream.codecpar();
    parameters.codec_type(AVMEDIA_TYPE_VIDEO);
    parameters.codec_id(AV_CODEC_ID_RAWVIDEO);
    parameters.format(AV_PIX_FMT_YUYV422);
    parameters.width(picture.width());
    parameters.height(picture.height());
    stream.time_base(av_make_q(rate.denominator(), rate.numerator()));
    muxer.start(Map.of(), Map.of());
  }

  /**
   * Opens a device and sets its format.
   *
   * @param device {@code /dev/video10}
   * @throws Fault when it is missing, may not be written or is no such device
   */
  public static LoopbackWriter open(String device, int width, int height, FrameRate rate) {
    CaptureDevices.load();
    Muxer muxer =
        new Muxer(
            "v4l2",
            device,
            Map.of(),
            found ->
                new Fault(
                    "writing to the virtual camera "
                        + device
                        + ": expected a device of v4l2loopback that may be written, found "
                        + found
                        + "; look at what kukla doctor says about virtual cameras"));
    YuyvPicture picture = new YuyvPicture(width, height);
    try {
      return new LoopbackWriter(picture, muxer, rate);
    } catch (RuntimeException e) {
      picture.close();
      muxer.close();
      throw e;
    }
  }

  /**
   * Shows a picture to whoever watches the device.
   *
   * @param rgba of the size that was opened; borrowed
   */
  public void write(Image rgba) {
    write(picture.convert(rgba));
  }

  /**
   * Shows a picture that is YUYV already.
   *
   * @param bytes from its position to its limit, of the size that was opened; borrowed
   */
  public void write(ByteBuffer bytes) {
    int size = bytes.remaining();
    if (av_new_packet(packet, size) < 0) {
      throw new OutOfMemoryError("a packet of " + size + " bytes");
    }
    packet.data().capacity(size).asByteBuffer().put(bytes);
    packet.pts(written);
    packet.dts(written++);
    muxer.write(packet);
  }

  /** Lets a call that waits end soon. Any thread. */
  public void interrupt() {
    muxer.interrupt();
  }

  @Override
  public void close() {
    av_packet_free(packet);
    muxer.close();
    picture.close();
  }
}
