package kukla.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUYV422;
import static org.bytedeco.ffmpeg.global.swscale.SWS_FAST_BILINEAR;

import java.nio.ByteBuffer;
import kukla.inference.image.ChannelOrder;
import kukla.inference.image.Image;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * An RGBA picture as the bytes that a webcam sends: YUYV, which every call application takes;
 * BT.601, limited range, rows without gaps. An odd size gets a column or a row more. One thread
 * uses it; its opener closes it.
 */
public final class YuyvPicture implements AutoCloseable {
  private static final int BYTES_A_PIXEL = 2;

  private final YuvConversion conversion;
  private final ByteBuffer tight;

  /** For RGBA pictures of this size. */
  public YuyvPicture(int width, int height) {
    Libav.silence();
    conversion =
        new YuvConversion(width, height, ChannelOrder.RGBA, AV_PIX_FMT_YUYV422, SWS_FAST_BILINEAR);
    tight = ByteBuffer.allocateDirect(BYTES_A_PIXEL * width() * height());
  }

  /** Pixels a row as sent, an even number. */
  public int width() {
    return conversion.evenWidth();
  }

  /** Rows as sent, an even number. */
  public int height() {
    return conversion.evenHeight();
  }

  /**
   * The picture as it is sent.
   *
   * @param picture RGBA of this size; borrowed
   * @return width × height × 2 bytes, this object's own and good until the next call
   */
  public ByteBuffer convert(Image picture) {
    AVFrame frame = conversion.convert(picture);
    int stride = frame.linesize(0);
    int used = BYTES_A_PIXEL * width();
    ByteBuffer rows = frame.data(0).capacity((long) stride * height()).asByteBuffer();
    for (int y = 0; y < height(); y++) {
      tight.put(y * used, rows, y * stride, used);
    }
    return tight.clear();
  }

  @Override
  public void close() {
    conversion.close();
  }
}
