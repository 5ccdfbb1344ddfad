package kukla.app.sink.stream;

import java.util.Map;
import kukla.app.sink.NewestSink;
import kukla.app.sink.Outlet;
import kukla.app.sink.ProgramFormat;
import kukla.app.sink.ProgramPicture;
import kukla.app.sink.Sink;
import kukla.inference.Fault;
import kukla.media.LiveFormat;
import kukla.media.LiveWriter;

/**
 * The program picture as a stream to a server, by SRT, RTMP, WHIP, RTSP, UDP or TCP. A server that
 * goes away is called again.
 */
public final class ServerStream implements Outlet {
  private final LiveWriter writer;
  private final String url;
  private long firstNanos = Long.MIN_VALUE;

  private ServerStream(ProgramFormat format, String url, Map<String, String> metadata) {
    this.url = url.replaceFirst("^([^:]+://)(?:[^/?#]*@)?([^/?]*).*", "$1$2");
    writer =
        LiveWriter.stream(
            url, new LiveFormat(format.width(), format.height(), format.frameRate(), metadata));
  }

  /**
   * Starts it; who must be called is called on the sink's thread.
   *
   * @param metadata what the stream says about itself, where its kind can
   */
  public static Sink open(ProgramFormat format, String url, Map<String, String> metadata) {
    return new NewestSink(
        "stream", "stream", format, () -> new ServerStream(format, url, metadata));
  }

  @Override
  public String sentence() {
    return "streaming to " + url;
  }

  @Override
  public void deliver(ProgramPicture picture) {
    if (firstNanos == Long.MIN_VALUE) {
      firstNanos = picture.offeredNanos();
    }
    writer.write(picture.image(), picture.offeredNanos() - firstNanos);
  }

  @Override
  public void interrupt() {
    writer.interrupt();
  }

  @Override
  public void close() {
    try {
      writer.finish();
    } catch (Fault e) {
      interrupt(); // the server is gone already
    } finally {
      writer.close();
    }
  }
}
