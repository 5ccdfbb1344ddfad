package kukla.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_HWDEVICE_TYPE_VAAPI;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_NV12;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_VAAPI;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kukla.inference.Fault;
import org.jspecify.annotations.Nullable;

/**
 * An H.264 encoder that is quick enough for live pictures, by hardware or not.
 *
 * @param name FFmpeg's
 * @param format FFmpeg's number of the pictures that it is given
 * @param hardware where those go first, null where the encoder takes them from memory
 * @param options that only this encoder has
 */
record LiveEncoder(
    String name, int format, HardwareFrames.@Nullable Kind hardware, Map<String, String> options) {
  private static final HardwareFrames.Kind VAAPI =
      new HardwareFrames.Kind(AV_HWDEVICE_TYPE_VAAPI, AV_PIX_FMT_VAAPI);

  /** In the order in which they are tried; the last is part of FFmpeg and always there. */
  static final List<LiveEncoder> ALL =
      List.of(
          new LiveEncoder(
              "h264_nvenc",
              AV_PIX_FMT_YUV420P,
              null,
              Map.of("preset", "p4", "tune", "ll", "rc", "vbr", "zerolatency", "1", "delay", "0")),
          new LiveEncoder(
              "h264_vaapi", AV_PIX_FMT_NV12, VAAPI, Map.of("async_depth", "1", "low_power", "0")),
          // some drivers have the encoder of low power alone
          new LiveEncoder(
              "h264_vaapi", AV_PIX_FMT_NV12, VAAPI, Map.of("async_depth", "1", "low_power", "1")),
          new LiveEncoder(
              "h264_videotoolbox",
              AV_PIX_FMT_NV12,
              null,
              Map.of("realtime", "1", "allow_sw", "0", "profile", "main")),
          new LiveEncoder(
              "h264_mf",
              AV_PIX_FMT_NV12,
              null,
              Map.of("hw_encoding", "1", "scenario", "live_streaming")),
          new LiveEncoder(
              H264Encoder.SOFTWARE,
              AV_PIX_FMT_YUV420P,
              null,
              Map.of("rc_mode", "bitrate", "coder", "cabac")));

  private static final int TICKS_A_SECOND = 90_000;

  /** How to encode pictures of that size and rate with it. */
  H264Encoder.Plan plan(
      int evenWidth,
      int evenHeight,
      FrameRate rate,
      double bitsPerPixel,
      int finest,
      int coarsest,
      double keySeconds) {
    return new H264Encoder.Plan(
        name,
        format,
        hardware,
        evenWidth,
        evenHeight,
        rate,
        av_make_q(1, TICKS_A_SECOND),
        Math.max(1, Math.round(TICKS_A_SECOND / rate.framesPerSecond())),
        bitsPerPixel,
        finest,
        coarsest,
        keySeconds,
        options);
  }

  /** Which of them work here, each with the reason where it does not; any thread. */
  static List<LiveWriter.EncoderFinding> findings() {
    Libav.silence();
    List<LiveWriter.EncoderFinding> findings = new ArrayList<>();
    for (LiveEncoder encoder : ALL) {
      boolean again = findings.stream().anyMatch(known -> known.name().equals(encoder.name()));
      LiveWriter.EncoderFinding found = encoder.finding();
      if (again && found.works()) {
        findings.removeIf(known -> known.name().equals(encoder.name()));
      }
      if (!again || found.works()) {
        findings.add(found);
      }
    }
    return List.copyOf(findings);
  }

  private LiveWriter.EncoderFinding finding() {
    try {
      H264Encoder.check(plan(1280, 720, FrameRate.of(30), 0.2, 18, 30, 2));
      return new LiveWriter.EncoderFinding(name, true, "works");
    } catch (Fault e) {
      return new LiveWriter.EncoderFinding(name, false, e.sentence());
    }
  }
}
