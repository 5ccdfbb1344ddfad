package kukla.media;

import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT470BG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_UNSPECIFIED;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_NV12;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_RGB24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUYV422;

import java.nio.ByteBuffer;
import kukla.inference.image.PictureFormat;
import kukla.inference.image.RawPicture;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/** Copies a frame as it came, where a GPU knows what to do with it. */
final class RawFrame {
  private RawFrame() {}

  /**
   * Copies it; makes the picture empty where its format, colours or pixels are others.
   *
   * @param width of the picture with square pixels
   */
  static void copy(AVFrame frame, int width, RawPicture into) {
    PictureFormat format = format(frame);
    if (format == null || frame.width() != width || frame.linesize(0) < 0) {
      into.clear();
      return;
    }
    int height = frame.height();
    ByteBuffer bytes = into.begin(format, width, height);
    int row = format.rowBytes(width);
    if (format == PictureFormat.NV12) {
      plane(frame, 0, width, height, row, bytes, 0);
      plane(frame, 1, row, (height + 1) / 2, row, bytes, row * height);
    } else {
      plane(frame, 0, row, height, row, bytes, 0);
    }
  }

  /**
   * @param used bytes of a row
   * @param row bytes from row to row in the copy
   */
  private static void plane(
      AVFrame frame, int plane, int used, int rows, int row, ByteBuffer into, int at) {
    int stride = frame.linesize(plane);
    long bytes = (long) stride * (rows - 1) + used;
    ByteBuffer from = frame.data(plane).capacity(bytes).asByteBuffer();
    if (stride == row && used == row) {
      into.put(at, from, 0, (int) bytes);
      return;
    }
    for (int y = 0; y < rows; y++) {
      into.put(at + y * row, from, y * stride, used);
    }
  }

  /** BT.601 of limited range alone: what the kernels compute. */
  private static @Nullable PictureFormat format(AVFrame frame) {
    int matrix = frame.colorspace();
    boolean usual =
        matrix == AVCOL_SPC_UNSPECIFIED
            || matrix == AVCOL_SPC_BT470BG
            || matrix == AVCOL_SPC_SMPTE170M;
    boolean limited = usual && frame.color_range() != AVCOL_RANGE_JPEG;
    int format = frame.format();
    if (format == AV_PIX_FMT_YUYV422) {
      return limited ? PictureFormat.YUYV : null;
    }
    if (format == AV_PIX_FMT_NV12) {
      return limited ? PictureFormat.NV12 : null;
    }
    if (format == AV_PIX_FMT_BGR24) {
      return PictureFormat.BGR;
    }
    return format == AV_PIX_FMT_RGB24 ? PictureFormat.RGB : null;
  }
}
