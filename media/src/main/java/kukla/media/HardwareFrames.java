package kukla.media;

import static org.bytedeco.ffmpeg.global.avutil.av_buffer_ref;
import static org.bytedeco.ffmpeg.global.avutil.av_buffer_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_hwdevice_ctx_create;
import static org.bytedeco.ffmpeg.global.avutil.av_hwdevice_get_type_name;
import static org.bytedeco.ffmpeg.global.avutil.av_hwframe_ctx_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_hwframe_ctx_init;
import static org.bytedeco.ffmpeg.global.avutil.av_hwframe_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_hwframe_transfer_data;

import kukla.inference.Fault;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVBufferRef;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVHWFramesContext;

/**
 * Frames in the memory of an encoder's device, and the way there. One thread; its opener closes it,
 * after the encoder.
 */
final class HardwareFrames implements AutoCloseable {
  /** Frames on their way through an encoder that holds none back. */
  private static final int POOL = 8;

  private final Kind kind;
  private final AVBufferRef device;
  private final AVBufferRef frames;
  private final AVFrame frame = av_frame_alloc();

  /**
   * Which devices.
   *
   * @param device FFmpeg's number of their kind
   * @param format FFmpeg's number of the frames there
   */
  record Kind(int device, int format) {}

  private HardwareFrames(Kind kind, AVBufferRef device, AVBufferRef frames) {
    this.kind = kind;
    this.device = device;
    this.frames = frames;
  }

  /**
   * Opens the first device of that kind.
   *
   * @param width even
   * @param height even
   * @param from FFmpeg's number of the frames that will be brought there
   * @throws Fault when there is none, or it has no such frames
   */
  static HardwareFrames open(Kind kind, int width, int height, int from) {
    AVBufferRef device = new AVBufferRef(null);
    int opened =
        av_hwdevice_ctx_create(device, kind.device(), (String) null, (AVDictionary) null, 0);
    if (opened < 0) {
      throw fault(kind, opened);
    }
    AVBufferRef frames = av_hwframe_ctx_alloc(device);
    if (frames == null) {
      av_buffer_unref(device);
      throw new OutOfMemoryError("frames of a device");
    }
    AVHWFramesContext context = new AVHWFramesContext(frames.data());
    context.format(kind.format());
    context.sw_format(from);
    context.width(width);
    context.height(height);
    context.initial_pool_size(POOL);
    int made = av_hwframe_ctx_init(frames);
    if (made < 0) {
      av_buffer_unref(frames);
      av_buffer_unref(device);
      throw fault(kind, made);
    }
    return new HardwareFrames(kind, device, frames);
  }

  private static Fault fault(Kind kind, int found) {
    return new Fault(
        "opening a device for "
            + av_hwdevice_get_type_name(kind.device()).getString()
            + ": expected one with its driver, found "
            + Libav.words(found)
            + "; another encoder is used");
  }

  /** Lets the encoder, which is not open yet, take frames from here. */
  void attach(AVCodecContext encoder) {
    encoder.pix_fmt(kind.format());
    encoder.hw_frames_ctx(av_buffer_ref(frames));
  }

  /**
   * Brings a frame there, with its time.
   *
   * @param from borrowed
   * @return good until the next call
   */
  AVFrame upload(AVFrame from) {
    av_frame_unref(frame);
    int result = av_hwframe_get_buffer(frames, frame, 0);
    if (result >= 0) {
      result = av_hwframe_transfer_data(frame, from, 0);
    }
    if (result < 0) {
      throw new Fault(
          "encoding a frame: expected the device to take it, found "
              + Libav.words(result)
              + "; record again");
    }
    frame.pts(from.pts());
    frame.colorspace(from.colorspace());
    frame.color_range(from.color_range());
    return frame;
  }

  @Override
  public void close() {
    av_frame_free(frame);
    av_buffer_unref(frames);
    av_buffer_unref(device);
  }
}
