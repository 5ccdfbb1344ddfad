package kukla.media;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.swscale.SWS_BILINEAR;
import static org.bytedeco.ffmpeg.global.swscale.SWS_CS_DEFAULT;
import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getCoefficients;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;
import static org.bytedeco.ffmpeg.global.swscale.sws_setColorspaceDetails;

import java.nio.ByteBuffer;
import kukla.inference.image.Image;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Turns decoded frames of any size and pixel format into 8-bit RGB of one size, by the frame's own
 * colour matrix and range (BT.601 where it names none). Its opener closes it.
 */
final class RgbConversion implements AutoCloseable {
  private static final int ONE = 1 << 16;
  private static final int CHANNELS = 3;
  private static final int PIXELS_AT_ONCE = 32;

  private final PointerPointer<BytePointer> planes = new PointerPointer<>(4);
  private final IntPointer strides = new IntPointer(4);
  private @Nullable SwsContext context;
  private @Nullable Image padded;
  private int width;
  private int height;
  private int format;
  private int matrix;
  private int range;

  /** Fills a picture from a frame; both are borrowed. */
  void convert(AVFrame frame, Image into) {
    SwsContext ready = contextFor(frame, into);
    boolean whole = into.width() % PIXELS_AT_ONCE == 0;
    Image written = whole ? into : paddedFor(into);
    planes.put(0, new BytePointer(written.pixels().duplicate().position(0)));
    strides.put(0, written.stride());
    sws_scale(ready, frame.data(), frame.linesize(), 0, frame.height(), planes, strides);
    for (int y = 0; !whole && y < into.height(); y++) {
      into.pixels()
          .put(y * into.stride(), written.pixels(), y * written.stride(), into.width() * CHANNELS);
    }
  }

  /** Rows with room for the whole last block of pixels, which swscale writes past the width. */
  private Image paddedFor(Image into) {
    Image current = padded;
    if (current != null && current.width() == into.width() && current.height() == into.height()) {
      return current;
    }
    int blocks = into.width() / PIXELS_AT_ONCE + 1;
    int stride = blocks * PIXELS_AT_ONCE * CHANNELS;
    Image made =
        new Image(
            ByteBuffer.allocateDirect(Math.multiplyExact(stride, into.height())),
            into.width(),
            into.height(),
            stride,
            into.order());
    padded = made;
    return made;
  }

  private SwsContext contextFor(AVFrame frame, Image into) {
    SwsContext current = context;
    boolean same =
        width == frame.width()
            && height == frame.height()
            && format == frame.format()
            && matrix == frame.colorspace()
            && range == frame.color_range();
    if (current != null && same) {
      return current;
    }
    close();
    width = frame.width();
    height = frame.height();
    format = frame.format();
    matrix = frame.colorspace();
    range = frame.color_range();
    SwsContext made =
        sws_getContext(
            width,
            height,
            format,
            into.width(),
            into.height(),
            AV_PIX_FMT_RGB24,
            SWS_BILINEAR,
            null,
            null,
            (DoublePointer) null);
    IntPointer coefficients =
        sws_getCoefficients(matrix == AVCOL_SPC_UNSPECIFIED ? SWS_CS_DEFAULT : matrix);
    sws_setColorspaceDetails(
        made, coefficients, range == AVCOL_RANGE_JPEG ? 1 : 0, coefficients, 1, 0, ONE, ONE);
    context = made;
    return made;
  }

  @Override
  public void close() {
    if (context != null) {
      sws_freeContext(context);
      context = null;
    }
  }
}
