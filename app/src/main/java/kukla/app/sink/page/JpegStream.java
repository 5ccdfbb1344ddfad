package kukla.app.sink.page;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Sends one viewer the newest picture again and again, as fast as this viewer takes them. */
final class JpegStream {
  static final String CONTENT_TYPE = "multipart/x-mixed-replace; boundary=picture";

  /** After this long the same picture is sent again, which shows whether the viewer is there. */
  private static final long PATIENCE_MILLIS = 1000;

  private final NewestJpeg newest;
  private final NewestJpeg.Copy copy = new NewestJpeg.Copy();

  JpegStream(NewestJpeg newest) {
    this.newest = newest;
  }

  /** Returns when there will be no more pictures; throws when the viewer has gone. */
  void sendTo(OutputStream out) throws IOException, InterruptedException {
    out.write(ascii("--picture\r\n"));
    while (newest.copyNewer(copy, PATIENCE_MILLIS)) {
      if (copy.length() > 0) {
        out.write(ascii("Content-Type: image/jpeg\r\nContent-Length: " + copy.length()));
        out.write(ascii("\r\n\r\n"));
        out.write(copy.bytes(), 0, copy.length());
        // browsers show a part when the mark behind it has come
        out.write(ascii("\r\n--picture\r\n"));
        out.flush();
      }
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
