package kukla.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_JPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_BGR24;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_NV12;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUYV422;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;

import java.nio.ByteBuffer;
import kukla.inference.image.PictureFormat;
import kukla.inference.image.RawPicture;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RawFrameTest {
  private static final int WIDTH = 38;
  private static final int HEIGHT = 7;

  private final AVFrame frame = av_frame_alloc();
  private final RawPicture raw = new RawPicture();

  @BeforeAll
  static void load() {
    MediaLibraries.load();
  }

  @AfterEach
  void free() {
    av_frame_free(frame);
  }

  /** Each byte tells its plane, row and column; rows have room behind them. */
  private void make(int format, int... used) {
    frame.format(format);
    frame.width(WIDTH);
    frame.height(HEIGHT);
    assertThat(av_frame_get_buffer(frame, 64)).isZero();
    for (int plane = 0; plane < used.length; plane++) {
      int rows = plane == 0 ? HEIGHT : (HEIGHT + 1) / 2;
      int stride = frame.linesize(plane);
      ByteBuffer bytes = frame.data(plane).capacity((long) stride * rows).asByteBuffer();
      for (int y = 0; y < rows; y++) {
        for (int x = 0; x < used[plane]; x++) {
          bytes.put(y * stride + x, at(plane, y, x));
        }
      }
    }
  }

  private static byte at(int plane, int y, int x) {
    return (byte) (101 * plane + 17 * y + x);
  }

  @Test
  void rowsOfYuyvLieBehindEachOther() {
    make(AV_PIX_FMT_YUYV422, 2 * WIDTH);
    RawFrame.copy(frame, WIDTH, raw);
    assertThat(raw.format()).isEqualTo(PictureFormat.YUYV);
    assertThat(raw.width()).isEqualTo(WIDTH);
    assertThat(raw.height()).isEqualTo(HEIGHT);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < 2 * WIDTH; x++) {
        assertThat(raw.bytes().get(y * 2 * WIDTH + x)).isEqualTo(at(0, y, x));
      }
    }
  }

  @Test
  void bothPlanesOfNv12AreThere() {
    make(AV_PIX_FMT_NV12, WIDTH, WIDTH);
    frame.colorspace(AVCOL_SPC_SMPTE170M);
    frame.color_range(AVCOL_RANGE_MPEG);
    RawFrame.copy(frame, WIDTH, raw);
    assertThat(raw.format()).isEqualTo(PictureFormat.NV12);
    for (int y = 0; y < HEIGHT + 4; y++) {
      for (int x = 0; x < WIDTH; x++) {
        byte expected = y < HEIGHT ? at(0, y, x) : at(1, y - HEIGHT, x);
        assertThat(raw.bytes().get(y * WIDTH + x)).isEqualTo(expected);
      }
    }
  }

  @Test
  void whatTheKernelsDoNotComputeIsLeftToTheHost() {
    make(AV_PIX_FMT_YUYV422, 2 * WIDTH);
    frame.color_range(AVCOL_RANGE_JPEG);
    RawFrame.copy(frame, WIDTH, raw);
    assertThat(raw.format()).isNull();
    frame.color_range(AVCOL_RANGE_MPEG);
    RawFrame.copy(frame, WIDTH, raw);
    assertThat(raw.format()).isEqualTo(PictureFormat.YUYV);
    frame.colorspace(AVCOL_SPC_BT709);
    RawFrame.copy(frame, WIDTH, raw);
    assertThat(raw.format()).isNull();
    frame.colorspace(AVCOL_SPC_SMPTE170M);
    RawFrame.copy(frame, 2 * WIDTH, raw);
    assertThat(raw.format()).as("pixels that are not square").isNull();
  }

  @Test
  void planarPicturesAreLeftToTheHostAndBgrIsTaken() {
    make(AV_PIX_FMT_YUV420P, WIDTH);
    RawFrame.copy(frame, WIDTH, raw);
    assertThat(raw.format()).isNull();
    frame.format(AV_PIX_FMT_BGR24);
    frame.width(WIDTH / 3);
    RawFrame.copy(frame, WIDTH / 3, raw);
    assertThat(raw.format()).isEqualTo(PictureFormat.BGR);
  }
}
