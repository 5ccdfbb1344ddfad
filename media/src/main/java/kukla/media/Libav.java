package kukla.media;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What every use of FFmpeg here shares: silent logs, and its error numbers as words. */
final class Libav {
  /** "Nothing yet, ask again": EAGAIN of this system. */
  static final int AGAIN = System.getProperty("os.name", "").startsWith("Mac") ? -35 : -11;

  static {
    av_log_set_level(AV_LOG_QUIET);
  }

  private Libav() {}

  /** Silences FFmpeg; the first call loads its libraries. */
  static void silence() {
    // the static block above has run
  }

  /** FFmpeg's words for a negative return value, "Invalid data found when processing input". */
  static String words(int error) {
    byte[] text = new byte[128];
    av_strerror(error, text, text.length);
    int end = 0;
    while (end < text.length && text[end] != 0) {
      end++;
    }
    return new String(text, 0, end, StandardCharsets.UTF_8);
  }

  /** How FFmpeg is told of a file of this machine, whatever characters its name has. */
  static String url(Path file) {
    return "file:" + file.toAbsolutePath();
  }
}
